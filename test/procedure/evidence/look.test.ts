import { isFinding, lookFor, sincePasswordChange, type LoggedStep } from '../../../src/procedure/evidence';
import { ranks } from '../../../src/procedure/evidence/ranks';
import { SignInNeeded, Unreachable } from '../../../src/procedure/errors';
import type { Directory, SignIn } from '../../../src/procedure/ports/directory';
import { refused, seen, seenAt, someDirectory } from '../../support/someDirectory';
import { serviceAccount } from '../../support/somePeople';
import { begunAt, someDesk, someRun } from '../../support/someRun';

const changedAt = '2026-11-20T09:10:00Z';
const justBefore = '2026-11-20T09:09:59.999Z';
const atOnce = '2026-11-20T09:10:00.0000000Z';
const later = '2026-11-20T09:12:00Z';
const run = someRun({ gapOpenedAt: changedAt });

const withCode: SignIn = { at: later, errorCode: 0, isLegacyClient: false, withCode: true };
const signIns = (...entries: readonly SignIn[]) => ({ signIns: async () => seen(entries) });
const noLog = { signIns: async () => refused('premium-missing') };
const busyLog = { signIns: async () => refused('throttled', 1) };
const lostLog = { signIns: () => Promise.reject(new Unreachable('Microsoft Graph')) };
const audit = (...at: readonly string[]) => ({ appPasswordsCreated: async () => seen(at) });
const noAudit = { appPasswordsCreated: async () => refused('role-missing-for-logs') };
const busyAudit = { appPasswordsCreated: async () => refused('throttled', 1) };
const lostAudit = { appPasswordsCreated: () => Promise.reject(new Unreachable('Microsoft Graph')) };

/** Looks for a step where the directory shows this; Purview may not be searched. */
const looked = (step: LoggedStep, but: Partial<Directory>, of = run) =>
  lookFor(step, someDesk({ run: of, directory: someDirectory(but), lacks: (names) => names }));
const found = async (step: LoggedStep, but: Partial<Directory>, of = run) =>
  (await looked(step, but, of)).found;

describe('evidence', () => {
  it('counts since the password change, or else since the run began', () => {
    expect(sincePasswordChange(run)).toBe(changedAt);
    expect(sincePasswordChange(someRun())).toBe(begunAt);
  });

  it('is asked for of the account of the run, since then', async () => {
    const asked: unknown[] = [];
    const note = async (...what: readonly unknown[]) => {
      asked.push(what);
      return seen([]);
    };
    await looked(8, { signIns: note, appPasswordsCreated: note });
    await looked(13, { signIns: note }, someRun({ gapOpenedAt: changedAt, savedAt: later }));
    expect(asked).toEqual([
      [serviceAccount.id, changedAt],
      [serviceAccount.id, changedAt],
      [serviceAccount.id, later],
    ]);
  });

  it('is told apart from a doubt', () => {
    expect(isFinding({ kind: 'not-yet' })).toBe(false);
    expect(isFinding({ kind: 'unknown', because: refused() })).toBe(false);
  });

  it('needs a run with an account', async () => {
    await expect(looked(8, {}, someRun({ account: undefined }))).rejects.toThrow('account');
  });

  it('that needs another sign-in is not passed over', async () => {
    const out = { signIns: () => Promise.reject(new SignInNeeded()) };
    await expect(looked(8, { ...out, ...audit(later) })).rejects.toThrow(SignInNeeded);
  });
});

describe('the ranks', () => {
  it.each<[LoggedStep, string[]]>([
    [8, ['sign-in log', 'audit log']],
    [10, ['audit log']],
    [13, ['sign-in log', 'Purview']],
  ])('of step %i are in order, the strongest first', (step, names) => {
    expect(ranks[step].map(({ name }) => name)).toEqual(names);
  });

  it.each([8, 10, 13] as const)('begin, for step %i, with what every tenant consents to', (step) => {
    expect(ranks[step][0]?.isOptional).toBeUndefined();
  });

  it('let each source prove something of its own, so that a report says where it was seen', () => {
    for (const sources of Object.values(ranks))
      expect(new Set(sources.map(({ proves }) => proves)).size).toBe(sources.length);
  });
});

describe('a sign-in with a code', () => {
  it('is proven by the sign-in log, with the time of the sign-in and of the look', async () => {
    expect(await found(8, signIns(withCode))).toMatchObject({
      ...{ verdict: 'proven', step: 8, code: 'signed-in-with-code', params: { at: later }, at: seenAt },
    });
  });

  it('is not asked for elsewhere when the sign-in log proves it', async () => {
    const closed = () => Promise.reject(new Error('looked'));
    expect(await found(8, { ...signIns(withCode), appPasswordsCreated: closed })).toMatchObject({ step: 8 });
  });

  it.each<[string, Partial<SignIn>]>([
    ['that failed', { errorCode: 50074 }],
    ['without a second factor', { withCode: false }],
    ['of which the log does not say', { withCode: undefined }],
    ['from before the password change', { at: justBefore }],
  ])('is not yet proven by one %s', async (_, but) => {
    expect(await found(8, signIns({ ...withCode, ...but }))).toMatchObject({ kind: 'not-yet' });
  });

  it('that failed comes with the reason', async () => {
    expect(await found(8, signIns({ ...withCode, errorCode: 50126 }))).toEqual({
      ...{
        kind: 'not-yet',
        turnedAway: { door: 'browser', at: later, errorCode: 50126, code: 'wrong-password' },
      },
    });
  });

  it('counts at the very moment of the password change', async () => {
    expect(isFinding(await found(8, signIns({ ...withCode, at: atOnce })))).toBe(true);
  });

  it('is found among others', async () => {
    const others = [{ ...withCode, errorCode: 50126 }, withCode, { ...withCode, at: justBefore }];
    expect(await found(8, signIns(...others))).toMatchObject({ params: { at: later } });
  });

  it.each<[string, Partial<Directory>]>([
    ['is silent', signIns()],
    ['shows a failure only', signIns({ ...withCode, errorCode: 50126 })],
    ['may not be read', noLog],
    ['only asks to wait', busyLog],
    ['does not answer', lostLog],
  ])('is proven by an app password, which needs one, where the sign-in log %s', async (_, log) => {
    expect(await found(8, { ...log, ...audit(later) })).toMatchObject({
      ...{ verdict: 'proven', step: 8, code: 'app-password-audited', params: { at: later } },
    });
  });

  it('is not proven by an app password of an earlier attempt', async () => {
    expect(await found(8, { ...signIns(), ...audit(justBefore) })).toEqual({ kind: 'not-yet' });
  });

  it('keeps the reason of a failure when the audit log is silent, or may not be read', async () => {
    const failed = signIns({ ...withCode, errorCode: 50126 });
    for (const rest of [audit(), noAudit, busyAudit, lostAudit])
      expect(await found(8, { ...failed, ...rest })).toMatchObject({
        ...{ kind: 'not-yet', turnedAway: { errorCode: 50126 } },
      });
  });

  it('is not called missing by a silent audit log when the sign-in log only asks to wait', async () => {
    expect(await found(8, { ...busyLog, ...audit() })).toEqual({
      ...{ kind: 'unknown', because: refused('throttled', 1) },
    });
  });

  it('is not called missing by a silent audit log when the sign-in log does not answer', async () => {
    expect(await found(8, { ...lostLog, ...audit() })).toMatchObject({
      ...{ kind: 'unknown', because: { code: 'unanswered' } },
    });
  });

  it('is not yet there when the audit log says so and the sign-in log may not be read', async () => {
    expect(await found(8, { ...noLog, ...audit() })).toEqual({ kind: 'not-yet' });
  });

  it('is unknown where nothing can be read, for the reason of the sign-in log', async () => {
    expect(await found(8, { ...noLog, ...noAudit })).toEqual({
      ...{ kind: 'unknown', because: refused('premium-missing') },
    });
  });

  it('is not looked at when nobody answers', async () => {
    await expect(looked(8, { ...lostLog, ...lostAudit })).rejects.toThrow(Unreachable);
  });
});

describe('an app password', () => {
  it('is proven by its audit entry', async () => {
    expect(await found(10, audit(later))).toMatchObject({
      ...{ verdict: 'proven', step: 10, code: 'app-password-audited', params: { at: later } },
    });
  });

  it('of an earlier attempt does not count, one of the very moment does', async () => {
    expect(await found(10, audit(justBefore))).toEqual({ kind: 'not-yet' });
    expect(await found(10, audit(atOnce, justBefore))).toMatchObject({ params: { at: atOnce } });
  });

  it.each<[string, Partial<Directory>]>([
    ['role-missing-for-logs', noAudit],
    ['throttled', busyAudit],
  ])('is unknown when the audit log answers “%s”', async (code, log) => {
    expect(await found(10, log)).toMatchObject({ kind: 'unknown', because: { code } });
  });

  it('is not looked at when the audit log does not answer', async () => {
    await expect(looked(10, lostAudit)).rejects.toThrow(Unreachable);
  });
});

describe('the saved app password', () => {
  const legacy: SignIn = { at: later, errorCode: 0, isLegacyClient: true, withCode: undefined };
  const saved = someRun({ gapOpenedAt: begunAt, savedAt: changedAt });

  it('is proven by a sign-in of the account after the save', async () => {
    expect(await found(13, signIns(legacy), saved)).toMatchObject({
      ...{ verdict: 'proven', step: 13, code: 'service-account-signed-in', params: { at: later } },
    });
  });

  it.each<[string, Partial<SignIn>]>([
    ['that failed', { errorCode: 50126 }],
    ['in a browser, which is the person’s own', { isLegacyClient: false }],
    ['from before the save', { at: justBefore }],
  ])('is not yet proven by one %s', async (_, but) => {
    expect(await found(13, signIns({ ...legacy, ...but }), saved)).toMatchObject({ kind: 'not-yet' });
  });

  it('that fails comes with the reason, if it failed after the save', async () => {
    const failed = { ...legacy, errorCode: 50076 };
    expect(await found(13, signIns(failed), saved)).toMatchObject({
      turnedAway: { door: 'console', code: 'code-not-given' },
    });
    expect(await found(13, signIns({ ...failed, at: justBefore }), saved)).toEqual({ kind: 'not-yet' });
  });

  it('is proven by one at the very moment of the save', async () => {
    expect(isFinding(await found(13, signIns({ ...legacy, at: atOnce }), saved))).toBe(true);
  });

  it('counts from the answer on, by Microsoft’s clock, when it is being told in this very look', async () => {
    const earlier = signIns({ ...legacy, at: later });
    expect(await looked(13, earlier)).toEqual({ found: { kind: 'not-yet' }, at: seenAt });
    expect(await found(13, signIns({ ...legacy, at: seenAt }))).toMatchObject({ verdict: 'proven' });
  });
});
