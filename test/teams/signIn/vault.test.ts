import { inspect } from 'node:util';
import { SignInNeeded } from '../../../src/procedure/errors';
import { Vault } from '../../../src/teams/signIn/vault';
import { ada, bob } from './entra';
import { standingClock } from './scene';

function filled(limit?: number) {
  const clock = standingClock();
  const vault = new Vault(clock, limit);
  vault.keep(ada, { token: 'token-of-ada', expiresAt: clock.now() + 1000 });
  return { clock, vault };
}

test('a token is given to the person it was kept for, and to nobody else', () => {
  const { vault } = filled();
  expect(vault.token(ada)).toBe('token-of-ada');
  expect(() => vault.token(bob)).toThrow(SignInNeeded);
});

test('the same user id in another tenant is another person', () => {
  const { vault } = filled();
  expect(vault.has({ ...ada, tenantId: bob.userId }, 0)).toBe(false);
});

test('a token counts only when it outlasts the time it is wanted for', () => {
  const { vault, clock } = filled();
  expect([vault.has(ada, 999), vault.has(ada, 1000)]).toEqual([true, false]);
  clock.pass(1000);
  expect(vault.has(ada, 0)).toBe(false);
  expect(() => vault.token(ada)).toThrow(SignInNeeded);
});

test('a forgotten token is gone', () => {
  const { vault } = filled();
  vault.forget(ada);
  expect(vault.has(ada, 0)).toBe(false);
});

test('a token from before the last sign-out is forgotten, one from after it stays', () => {
  const { vault, clock } = filled();
  const expiresAt = clock.now() + 1000;
  vault.hears(ada, '');
  expect(vault.has(ada, 0)).toBe(true);
  vault.hears(ada, 'a sign-out');
  expect(vault.has(ada, 0)).toBe(false);
  vault.begin(ada, 'a sign-out')({ token: 'new', expiresAt });
  vault.hears(ada, 'a sign-out');
  expect(vault.token(ada)).toBe('new');
});

test('a sign-in that began before the person was forgotten keeps nothing', () => {
  const { vault, clock } = filled();
  const keep = vault.begin(ada, '');
  vault.forget(ada);
  expect(keep({ token: 'late', expiresAt: clock.now() + 1000 })).toBe(false);
  expect(vault.has(ada, 0)).toBe(false);
});

test('a full vault lets the oldest token go', () => {
  const { vault, clock } = filled(1);
  vault.keep(bob, { token: 'token-of-bob', expiresAt: clock.now() + 1000 });
  expect([vault.has(ada, 0), vault.has(bob, 0)]).toEqual([false, true]);
});

test('JSON, templates and inspect show nothing of a token', () => {
  const { vault } = filled();
  const shown = [
    JSON.stringify({ vault }),
    String(vault),
    inspect({ vault }, { showHidden: true, depth: 9 }),
    inspect(vault, { customInspect: false, showHidden: true, depth: 9 }),
    JSON.stringify(Object.entries(vault)),
  ].join(' ');
  expect(shown).toContain('[tokens]');
  expect(shown).not.toContain('token-of-ada');
});
