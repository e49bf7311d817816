import {
  accountId,
  answer,
  batched,
  failure,
  graphUser,
  microsoftTime,
  requestId,
  scriptedGraph,
} from './scriptedGraph';
import type { Item } from './scriptedGraph';

const account = { status: 200, body: graphUser({ mobilePhone: '+1 2065550142' }) };
const methods = (...value: readonly unknown[]): Item => ({ status: 200, body: { value } });
const phone = (phoneType: string, phoneNumber: string) => ({ phoneType, phoneNumber });

const phonesWith = (...items: readonly Item[]) =>
  scriptedGraph([batched(...items)]).directory.phones(accountId);

describe('removing the phone for authentication', () => {
  const remove = (item: Parameters<typeof scriptedGraph>[0][number]) => {
    const graph = scriptedGraph([item]);
    return { graph, answer: graph.directory.removeAuthenticationPhone(accountId) };
  };

  it('takes the mobile one away, once', async () => {
    const { graph, answer: done } = remove(answer(204));
    expect(await done).toMatchObject({ ok: true });
    expect(graph.sent).toHaveLength(1);
    expect(graph.sent[0]).toMatchObject({ method: 'DELETE' });
    expect(graph.sent[0]?.url.pathname).toBe(
      `/v1.0/users/${accountId}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`,
    );
  });

  it.each([
    [404, 'not-found'],
    [403, 'forbidden'],
    [400, 'not-understood'],
  ])('that is answered with %d is refused', async (status, code) => {
    expect(await remove(failure(status, 'invalidRequest')).answer).toMatchObject({ ok: false, code });
  });
});

describe('sign-in by text message', () => {
  it('is switched off for the mobile phone', async () => {
    const graph = scriptedGraph([answer(204)]);
    expect(await graph.directory.stopTextMessageSignIn(accountId)).toMatchObject({ ok: true });
    expect(graph.sent[0]).toMatchObject({ method: 'POST' });
    expect(graph.sent[0]?.url.pathname).toMatch(/phoneMethods\/3179e48a-[^/]+\/disableSmsSignIn$/);
  });
});

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

  it('say when the number signs in by itself', async () => {
    const ready = { ...phone('mobile', '+1 2065550143'), smsSignInState: 'ready' };
    expect(await phonesWith(account, methods(ready))).toMatchObject({ value: { signsIn: true } });
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
