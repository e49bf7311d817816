import { accountId, batched, graphUser, microsoftTime, requestId, scriptedGraph } from './scriptedGraph';
import type { Item } from './scriptedGraph';

const account = { status: 200, body: graphUser({ mobilePhone: '+1 2065550142' }) };
const methods = (...value: readonly unknown[]): Item => ({ status: 200, body: { value } });
const phone = (phoneType: string, phoneNumber: string) => ({ phoneType, phoneNumber });

const phonesWith = (...items: readonly Item[]) =>
  scriptedGraph([batched(...items)]).directory.phones(accountId);

describe('the phones of an account', () => {
  it('are its contact number and its mobile phone for authentication', async () => {
    const mobile = methods(phone('office', '+1 2065550199'), phone('mobile', '+1 2065550143'));
    expect(await phonesWith(account, mobile)).toEqual({
      ok: true,
      at: microsoftTime,
      requestId,
      value: { contact: '+12065550142', authentication: '+12065550143' },
    });
  });

  it('may be none for authentication', async () => {
    const office = methods(phone('office', '+1 2065550199'), phone('alternateMobile', '+1 2065550198'));
    expect(await phonesWith(account, office)).toMatchObject({ value: { authentication: undefined } });
  });

  it.each([
    ['contact number', { status: 404 }, methods(), 'not-found'],
    ['phone methods', account, { status: 403 }, 'forbidden'],
    ['phone methods', account, { status: 200, body: {} }, 'not-understood'],
  ])('are not told without the %s', async (_, first, second, code) => {
    expect(await phonesWith(first, second)).toMatchObject({ ok: false, code });
  });
});
