import { phone } from '../../../dialogs/phone/stage';
import type { Directory } from '../../../src/procedure/ports/directory';
import { textOf } from '../../support/cards';
import { refused, seen, someDirectory } from '../../support/someDirectory';
import { serviceAccount } from '../../support/somePeople';
import { begunAt, someDesk, someRun } from '../../support/someRun';

const number = '+12065550123';
const phones = (contact: string | undefined, authentication: string | undefined): Partial<Directory> => ({
  phones: async () => seen({ contact, authentication }),
});
const both = someDirectory(phones(number, number));
const intends = (lastTwo: string) =>
  someRun({ intent: { stage: 'phone', verb: 'save', params: { lastTwo }, at: begunAt } });
const press = (verb: string, fields = {}, facts = {}) => ({ verb, fields, accounts: [], facts });

describe('the look at the phone', () => {
  it('settles when both places show the number that was to be written', async () => {
    expect(await phone.look(someDesk({ directory: both, run: intends('23') }), undefined)).toMatchObject({
      ...{ kind: 'settled', findings: [{ step: 4, verdict: 'proven', params: { lastTwo: '23' } }] },
    });
  });

  it.each([
    ['another number shows', intends('99'), both],
    ['nothing was to be written', someRun(), both],
    ['one place lacks it', intends('23'), someDirectory(phones(number, undefined))],
    ['the places differ', intends('23'), someDirectory(phones('+12065550023', number))],
  ])('asks when %s', async (_, run, directory) => {
    expect(await phone.look(someDesk({ directory, run }), undefined)).toMatchObject({ kind: 'ask' });
  });

  it('shows two digits of a number, never more', async () => {
    const looks = [phones(number, number), phones(number, undefined), phones(undefined, number)].map(
      (shown) => phone.look(someDesk({ directory: someDirectory(shown) }), undefined),
    );
    for (const look of await Promise.all(looks)) {
      if (look.kind !== 'ask') throw new Error('nothing is asked');
      expect(textOf(look.card)).toContain('23');
      expect(JSON.stringify({ ...look, card: textOf(look.card) })).not.toContain('5550');
    }
  });
});

describe('the answer', () => {
  const fields = { phone: '206 555 0123', holder: 'Sam' };

  async function save(but: Partial<Directory>, facts = {}, run = someRun()) {
    const calls: unknown[] = [];
    const note =
      (name: string) =>
      async (...what: readonly unknown[]) => {
        calls.push([name, ...what]);
        return seen(undefined);
      };
    const directory = someDirectory({
      setContactNumber: note('contact'),
      setAuthenticationPhone: note('authentication'),
      ...but,
    });
    const reply = await phone.answer(
      someDesk({ directory, run, country: 'US' }),
      press('save', fields, facts),
    );
    if (reply.kind !== 'do') throw new Error('nothing is done');
    return { calls, deed: reply.deed, outcome: await reply.deed.act() };
  }

  it('writes the number to both places of the account, the contact first', async () => {
    const { calls, outcome } = await save({});
    expect(outcome).toBeUndefined();
    expect(calls).toEqual([
      ['contact', serviceAccount.id, number],
      ['authentication', serviceAccount.id, number, false],
    ]);
  });

  it('says whether a phone is registered already, as the look has seen it', async () => {
    const { calls } = await save({}, { registered: true });
    expect(calls.at(-1)).toEqual(['authentication', serviceAccount.id, number, true]);
  });

  it('leaves a contact number alone that an act has written before it was cut short', async () => {
    const { calls } = await save(phones(number, undefined), {}, intends('23'));
    expect(calls).toEqual([['authentication', serviceAccount.id, number, false]]);
    expect((await save(phones('+12065550199', undefined), {}, intends('23'))).calls).toHaveLength(2);
  });

  it('keeps two digits and the holder, and nothing else of the number', async () => {
    const { deed } = await save({});
    expect(deed).toMatchObject({
      ...{ params: { lastTwo: '23' }, change: { phone: { lastTwo: '23', holder: 'Sam' } } },
    });
    expect(JSON.stringify(deed)).not.toContain('555');
  });

  it('stops at the first refusal and says it', async () => {
    const no = refused('forbidden');
    const { calls, outcome } = await save({ setContactNumber: async () => no });
    expect([calls, outcome]).toEqual([[], no]);
    const half = await save({ setAuthenticationPhone: async () => no });
    expect([half.calls.length, half.outcome]).toEqual([1, no]);
  });

  it('to keep the phone looks again, and keeps only what is the same in both places now', async () => {
    expect(
      await phone.answer(someDesk({ directory: both }), press('keep', { holder: 'Sam' }, { was: '23' })),
    ).toMatchObject({
      ...{ kind: 'settled', change: { phone: { lastTwo: '23', holder: 'Sam' } } },
    });
    const differ = someDirectory(phones(number, undefined));
    expect(
      await phone.answer(someDesk({ directory: differ }), press('keep', { holder: 'Sam' }, { was: '23' })),
    ).toMatchObject({
      kind: 'again',
    });
  });
});
