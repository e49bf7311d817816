import { password } from '../../../dialogs/password/stage';
import { Secret } from '../../../src/procedure/secret';
import type { Run } from '../../../src/procedure/run';
import { seen, someDirectory } from '../../support/someDirectory';
import { serviceAccount } from '../../support/somePeople';
import { begunAt, now, someDesk, someRun } from '../../support/someRun';

const before = '2025-01-02T03:04:05Z';
const after = '2026-11-20T09:10:00Z';
const shows = (lastPasswordChange: string | undefined) =>
  someDirectory({ account: async () => seen({ ...serviceAccount, lastPasswordChange }) });
const intends = (stage: 'phone' | 'password', params = {}) =>
  someRun({ intent: { stage, verb: 'save', params, at: begunAt } });
const look = (run: Run, shown: string | undefined) =>
  password.look(someDesk({ run, directory: shows(shown) }), undefined);

describe('the look at the password', () => {
  it('settles when its date has moved since the intent, and opens the gap at that date', async () => {
    expect(await look(intends('password', { before }), after)).toMatchObject({
      kind: 'settled',
      findings: [{ step: 5, verdict: 'proven', params: { at: after } }],
      change: { gapOpenedAt: after },
    });
  });

  it('asks when the date moved before the intent: that was somebody else', async () => {
    const earlier = new Date(Date.parse(begunAt) - 2 * 60_000).toISOString();
    expect(await look(intends('password', { before }), earlier)).toMatchObject({ kind: 'ask' });
  });

  it('settles when there was no date before', async () => {
    expect(await look(intends('password', { before: '' }), after)).toMatchObject({ kind: 'settled' });
  });

  it.each([
    ['the date has not moved', intends('password', { before }), before],
    ['there is no date', intends('password', { before: '' }), undefined],
    ['nothing was intended', someRun(), after],
    ['something else was intended', intends('phone', { lastTwo: '23' }), after],
  ])('asks when %s', async (_, run, shown) => {
    expect(await look(run, shown)).toMatchObject({ kind: 'ask' });
  });

  it('remembers the date it saw, to know a new one', async () => {
    expect(await look(someRun(), before)).toMatchObject({ facts: { before } });
  });
});

describe('the answer', () => {
  const press = (fields: Readonly<Record<string, string>>, verb = 'save') =>
    password.answer(someDesk(), { verb, fields, accounts: [], facts: { before } });

  it('becomes an act that carries the date before, and the password only inside', async () => {
    const sent: unknown[] = [];
    const directory = someDirectory({
      resetPassword: async (id, secret) => {
        sent.push(id, secret);
        return seen(undefined);
      },
    });
    const fields = { password: 'Tr0ub4dor-and-3', passwordAgain: 'Tr0ub4dor-and-3' };
    const reply = await password.answer(someDesk({ directory }), {
      ...{ verb: 'save', fields, accounts: [], facts: { before } },
    });
    if (reply.kind !== 'do') throw new Error('nothing is done');
    expect(sent).toEqual([]);
    expect(JSON.stringify(reply)).not.toContain('Tr0ub4dor');
    expect(reply.deed.params).toEqual({ before });
    expect(await reply.deed.act()).toBeUndefined();
    expect(sent).toEqual([serviceAccount.id, expect.any(Secret)]);
  });

  it('with a fault does nothing', async () => {
    expect(await press({ password: 'short', passwordAgain: 'short' })).toMatchObject({ kind: 'again' });
  });

  it('that it has been set already is asked about first, and then reported, not proven', async () => {
    expect(await press({}, 'set-already')).toMatchObject({ kind: 'again', notice: { code: 'keep' } });
    expect(await press({}, 'keep-for-sure')).toMatchObject({
      kind: 'settled',
      findings: [{ step: 5, verdict: 'reported', code: 'password-kept' }],
      change: { gapOpenedAt: now },
    });
  });
});
