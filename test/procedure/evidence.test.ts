import {
  appPasswordCreated,
  isFinding,
  serviceAccountSignedIn,
  signedInWithCode,
  sincePasswordChange,
} from '../../src/procedure/evidence';
import type { Directory, SignIn } from '../../src/procedure/ports/directory';
import { refused, seen, seenAt, someDirectory } from '../support/someDirectory';
import { serviceAccount } from '../support/somePeople';
import { begunAt, someRun } from '../support/someRun';

const changedAt = '2026-11-20T09:10:00Z';
const justBefore = '2026-11-20T09:09:59.999Z';
const atOnce = '2026-11-20T09:10:00.0000000Z';
const later = '2026-11-20T09:12:00Z';
const run = someRun({ gapOpenedAt: changedAt });

const withCode: SignIn = { at: later, errorCode: 0, isLegacyClient: false, withCode: true };
const logs = (but: Partial<Directory>) => someDirectory(but);
const signIns = (...entries: readonly SignIn[]) => ({ signIns: async () => seen(entries) });
const noLog = { signIns: async () => refused('premium-missing') };
const audit = (...at: readonly string[]) => ({ appPasswordsCreated: async () => seen(at) });
const noAudit = { appPasswordsCreated: async () => refused('role-missing-for-logs') };

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
    await signedInWithCode(logs({ signIns: note }), run);
    await appPasswordCreated(logs({ appPasswordsCreated: note }), run);
    expect(asked).toEqual([
      [serviceAccount.id, changedAt],
      [serviceAccount.id, changedAt],
    ]);
  });

  it('is told apart from a doubt', () => {
    expect(isFinding({ kind: 'not-yet' })).toBe(false);
    expect(isFinding({ kind: 'unknown', because: refused() })).toBe(false);
  });

  it('needs a run with an account', async () => {
    await expect(signedInWithCode(logs({}), someRun({ account: undefined }))).rejects.toThrow('account');
  });
});

describe('a sign-in with a code', () => {
  it('is proven by the sign-in log, with the time of the sign-in and of the look', async () => {
    expect(await signedInWithCode(logs(signIns(withCode)), run)).toMatchObject({
      ...{ verdict: 'proven', step: 8, code: 'signed-in-with-code', params: { at: later }, at: seenAt },
    });
  });

  it.each<[string, Partial<SignIn>]>([
    ['that failed', { errorCode: 50074 }],
    ['without a second factor', { withCode: false }],
    ['of which the log does not say', { withCode: undefined }],
    ['from before the password change', { at: justBefore }],
  ])('is not yet proven by one %s', async (_, but) => {
    expect(await signedInWithCode(logs(signIns({ ...withCode, ...but })), run)).toMatchObject({
      kind: 'not-yet',
    });
  });

  it('that failed comes with the reason', async () => {
    expect(await signedInWithCode(logs(signIns({ ...withCode, errorCode: 50126 })), run)).toEqual({
      ...{
        kind: 'not-yet',
        turnedAway: { door: 'browser', at: later, errorCode: 50126, code: 'wrong-password' },
      },
    });
  });

  it('counts at the very moment of the password change', async () => {
    const found = await signedInWithCode(logs(signIns({ ...withCode, at: atOnce })), run);
    expect(isFinding(found)).toBe(true);
  });

  it('is found among others', async () => {
    const others = [{ ...withCode, errorCode: 50126 }, withCode, { ...withCode, at: justBefore }];
    expect(await signedInWithCode(logs(signIns(...others)), run)).toMatchObject({ params: { at: later } });
  });

  it('is not taken from lesser sources while the log can be read', async () => {
    expect(await signedInWithCode(logs({ ...signIns(), ...audit(later) }), run)).toEqual({ kind: 'not-yet' });
  });

  it('is not proven by the registration report, which counts a phone that an administrator has registered', async () => {
    expect(await signedInWithCode(logs({ ...noLog, ...audit() }), run)).toEqual({ kind: 'not-yet' });
  });

  it('is not looked for elsewhere when the log only asks to wait', async () => {
    const busy = { signIns: async () => refused('throttled', 1) };
    expect(await signedInWithCode(logs({ ...busy, ...audit(later) }), run)).toEqual({
      ...{ kind: 'unknown', because: refused('throttled', 1) },
    });
  });

  it('is proven by an app password, which needs one, where nothing else can be read', async () => {
    const found = await signedInWithCode(logs({ ...noLog, ...audit(later) }), run);
    expect(found).toMatchObject({ step: 8, code: 'app-password-audited', params: { at: later } });
  });

  it('is unknown where nothing can be read, for the reason of the sign-in log', async () => {
    expect(await signedInWithCode(logs({ ...noLog, ...noAudit }), run)).toEqual({
      ...{ kind: 'unknown', because: refused('premium-missing') },
    });
  });
});

describe('an app password', () => {
  it('is proven by its audit entry', async () => {
    expect(await appPasswordCreated(logs(audit(later)), run)).toMatchObject({
      ...{ verdict: 'proven', step: 10, code: 'app-password-audited', params: { at: later } },
    });
  });

  it('of an earlier attempt does not count, one of the very moment does', async () => {
    expect(await appPasswordCreated(logs(audit(justBefore)), run)).toEqual({ kind: 'not-yet' });
    expect(await appPasswordCreated(logs(audit(atOnce, justBefore)), run)).toMatchObject({
      params: { at: atOnce },
    });
  });

  it('is unknown without the audit log', async () => {
    expect(await appPasswordCreated(logs(noAudit), run)).toEqual({
      ...{ kind: 'unknown', because: refused('role-missing-for-logs') },
    });
  });
});

describe('the saved app password', () => {
  const legacy: SignIn = { at: later, errorCode: 0, isLegacyClient: true, withCode: undefined };

  it('is proven by a sign-in of the account after the save', () => {
    expect(serviceAccountSignedIn(seen([legacy]), changedAt)).toMatchObject({
      ...{ verdict: 'proven', step: 13, code: 'service-account-signed-in', params: { at: later } },
    });
  });

  it.each<[string, Partial<SignIn>]>([
    ['that failed', { errorCode: 50126 }],
    ['in a browser, which is the person’s own', { isLegacyClient: false }],
    ['from before the save', { at: justBefore }],
  ])('is not yet proven by one %s', (_, but) => {
    expect(serviceAccountSignedIn(seen([{ ...legacy, ...but }]), changedAt)).toMatchObject({
      kind: 'not-yet',
    });
  });

  it('that fails comes with the reason, if it failed after the save', () => {
    const failed = { ...legacy, errorCode: 50076 };
    expect(serviceAccountSignedIn(seen([failed]), changedAt)).toMatchObject({
      turnedAway: { door: 'console', code: 'code-not-given' },
    });
    expect(serviceAccountSignedIn(seen([{ ...failed, at: justBefore }]), changedAt)).toEqual({
      kind: 'not-yet',
    });
  });

  it('is proven by one at the very moment of the save', () => {
    expect(isFinding(serviceAccountSignedIn(seen([{ ...legacy, at: atOnce }]), changedAt))).toBe(true);
  });
});
