import { signIn } from '../../../src/practice/world/browserSignIn';
import { completeSignIn, type PendingSignIn } from '../../../src/practice/world/codes';
import { hashPassword } from '../../../src/practice/world/hash';
import type { World } from '../../../src/practice/world/world';
import { begin, newestCode, password, someWorld } from './someWorld';

const now = begin + 60_000;

function tries(world: World, given: string, at = now) {
  return signIn(world, at, {
    userPrincipalName: world.console.serviceAccountUserPrincipalName.toUpperCase(),
    password: given,
  });
}

function pendingOf(world: World): PendingSignIn {
  const outcome = tries(world, password);
  if (outcome.kind !== 'code-sent') throw new Error(`not a code but ${outcome.kind}`);
  return outcome.pending;
}

describe('a sign-in in the browser', () => {
  test('asks for no code while MFA is off, and writes that down', () => {
    const { world, account } = someWorld('password');
    expect(tries(world, password)).toEqual({ kind: 'signed-in', accountId: account.id });
    expect(world.signIns.at(-1)).toMatchObject({
      userId: account.id,
      errorCode: 0,
      clientAppUsed: 'Browser',
      authenticationRequirement: 'singleFactorAuthentication',
    });
  });

  test('sends a code of six digits to the registered phone when MFA is on', () => {
    const { world } = someWorld();
    expect(pendingOf(world).sentTo).toBe('+1 2065550123');
    expect(world.textMessages).toHaveLength(1);
    expect(world.textMessages[0]).toMatchObject({ to: '+1 2065550123' });
    expect(newestCode(world)).toMatch(/^\d{6}$/);
  });

  test('keeps no code but on the phone', () => {
    const { world } = someWorld();
    const pending = pendingOf(world);
    expect(JSON.stringify(pending)).not.toContain(newestCode(world));
  });

  test('does not take contact information for a phone that codes can go to', () => {
    const { world, account } = someWorld();
    account.mobilePhone = '+1 2065550123';
    account.phoneMethods = [];
    expect(tries(world, password)).toEqual({ kind: 'refused', why: 'phone-needed' });
  });

  test('answers a wrong password and an unknown name alike, and logs the wrong password', () => {
    const { world } = someWorld();
    expect(tries(world, 'wrong')).toEqual({ kind: 'refused', why: 'wrong' });
    expect(world.signIns.at(-1)?.errorCode).toBe(50126);
    const unknown = signIn(world, now, { userPrincipalName: 'nobody@example.com', password });
    expect(unknown).toEqual({ kind: 'refused', why: 'wrong' });
  });

  test('refuses a disabled account and a password that must be changed', () => {
    const { world, account } = someWorld();
    account.accountEnabled = false;
    expect(tries(world, password)).toEqual({ kind: 'refused', why: 'disabled' });
    expect(world.signIns.at(-1)?.errorCode).toBe(50057);
    account.accountEnabled = true;
    account.forceChangePasswordNextSignIn = true;
    expect(tries(world, password)).toEqual({ kind: 'refused', why: 'must-change-password' });
    expect(world.signIns.at(-1)?.errorCode).toBe(50055);
  });

  test('is locked for a minute after ten wrong passwords', () => {
    const { world } = someWorld();
    for (let one = 0; one < 10; one += 1) expect(tries(world, 'wrong')).toMatchObject({ why: 'wrong' });
    expect(tries(world, password)).toEqual({ kind: 'refused', why: 'locked' });
    expect(world.signIns.at(-1)?.errorCode).toBe(50053);
    expect(tries(world, password, now + 59_999)).toMatchObject({ why: 'locked' });
    expect(tries(world, password, now + 60_000)).toMatchObject({ kind: 'code-sent' });
  });

  test('is no longer locked once the password has been reset', () => {
    const { world, account } = someWorld();
    for (let one = 0; one < 10; one += 1) tries(world, 'wrong');
    account.password = hashPassword('Another-2026!');
    account.lastPasswordChangeDateTime = new Date(now + 1000).toISOString();
    expect(tries(world, 'Another-2026!', now + 2000)).toMatchObject({ kind: 'code-sent' });
  });
});

describe('the code', () => {
  test('completes the sign-in, enforces MFA and is written to the log with its lag', () => {
    const { world, account } = someWorld();
    const pending = pendingOf(world);
    const outcome = completeSignIn(world, now + 5000, pending, ` ${newestCode(world)} `);
    expect(outcome).toEqual({ kind: 'signed-in', accountId: account.id });
    expect(account.perUserMfaState).toBe('enforced');
    const entry = world.signIns.at(-1);
    expect(entry).toMatchObject({
      errorCode: 0,
      authenticationRequirement: 'multiFactorAuthentication',
      createdDateTime: new Date(now + 5000).toISOString(),
      visibleFrom: new Date(now + 25_000).toISOString(),
    });
    expect(entry?.authenticationDetails.at(-1)).toMatchObject({
      authenticationMethod: 'Text message',
      succeeded: true,
    });
  });

  test('works once', () => {
    const { world } = someWorld();
    const pending = pendingOf(world);
    completeSignIn(world, now, pending, newestCode(world));
    expect(completeSignIn(world, now, pending, newestCode(world))).toEqual({ kind: 'over', why: 'used' });
  });

  test('works for ten minutes', () => {
    const { world } = someWorld();
    const late = completeSignIn(world, now + 600_000, pendingOf(world), newestCode(world));
    expect(late).toEqual({ kind: 'over', why: 'expired' });
    const inTime = completeSignIn(world, now + 599_999, pendingOf(world), newestCode(world));
    expect(inTime.kind).toBe('signed-in');
  });

  test('may be mistyped four times; with the fifth the sign-in is over', () => {
    const { world } = someWorld();
    const pending = pendingOf(world);
    for (const left of [4, 3, 2, 1]) {
      expect(completeSignIn(world, now, pending, 'abcdef')).toEqual({ kind: 'wrong-code', triesLeft: left });
    }
    expect(world.signIns.at(-1)?.errorCode).toBe(500121);
    const over = { kind: 'over', why: 'too-many-tries' };
    expect(completeSignIn(world, now, pending, 'abcdef')).toEqual(over);
    expect(completeSignIn(world, now, pending, newestCode(world))).toEqual(over);
  });

  test('is worth nothing after the password was reset or the account disabled', () => {
    const { world, account } = someWorld();
    const pending = pendingOf(world);
    account.lastPasswordChangeDateTime = new Date(now + 1).toISOString();
    const over = { kind: 'over', why: 'account-changed' };
    expect(completeSignIn(world, now + 2, pending, newestCode(world))).toEqual(over);
    account.lastPasswordChangeDateTime = new Date(begin).toISOString();
    account.accountEnabled = false;
    expect(completeSignIn(world, now + 2, pending, newestCode(world))).toEqual(over);
  });
});
