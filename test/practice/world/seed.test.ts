import { hashPassword, matches } from '../../../src/practice/world/hash';
import { seedWorld } from '../../../src/practice/world/seed';
import { begin } from './someWorld';

const world = seedWorld(begin);
const target = world.accounts.find(
  (account) => account.userPrincipalName === world.console.serviceAccountUserPrincipalName,
);

describe('a fresh practice tenant', () => {
  test('holds one service account, untouched by the procedure', () => {
    expect(target).toMatchObject({
      displayName: 'Cloud App Security Service Account for SharePoint',
      accountEnabled: true,
      mobilePhone: null,
      perUserMfaState: 'disabled',
      phoneMethods: [],
      appPasswords: [],
    });
    expect(target?.userPrincipalName).toMatch(
      /^tmcassp_[0-9a-f]{16}\d{16}@contoso-practice\.onmicrosoft\.com$/,
    );
  });

  test('writes the moment of its making into the name of the service account', () => {
    const digits = target?.userPrincipalName.slice(24, 38);
    expect(target?.createdDateTime.replace(/\D/g, '').slice(0, 14)).toBe(digits);
  });

  test('holds look-alikes: a disabled, a synced, a guest and one of another product', () => {
    const alike = world.accounts.filter(({ displayName }) => displayName.startsWith('Cloud App'));
    expect(alike.some((account) => !account.accountEnabled)).toBe(true);
    expect(alike.some((account) => account.onPremisesSyncEnabled)).toBe(true);
    expect(alike.some((account) => account.userType === 'Guest')).toBe(true);
    expect(alike.some((account) => account.displayName === 'Cloud App Security Administrator')).toBe(true);
  });

  test('holds more people than a page of 25', () => {
    expect(world.accounts.length).toBeGreaterThan(35);
  });

  test('gives every account its own id and name', () => {
    const count = world.accounts.length;
    expect(new Set(world.accounts.map(({ id }) => id)).size).toBe(count);
    expect(new Set(world.accounts.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(count);
    for (const { id } of world.accounts) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  test('has an admin who may do everything', () => {
    const admin = world.accounts.find(({ id }) => id === world.adminId);
    expect(admin?.displayName).toBe('Avery Admin');
    expect(admin?.roles).toContain('62e90394-69f5-4237-9190-012177145e10');
  });

  test('shows sign-ins of the console, all of them older than the beginning', () => {
    expect(world.signIns.length).toBeGreaterThan(0);
    for (const entry of world.signIns) expect(Date.parse(entry.createdDateTime)).toBeLessThan(begin);
  });

  test('is the same after a journey through JSON', () => {
    expect(JSON.parse(JSON.stringify(world))).toEqual(world);
  });
});

describe('a hash', () => {
  test('knows its own password and no other', () => {
    const hash = hashPassword('Rehearse-2026!');
    expect(matches('Rehearse-2026!', hash)).toBe(true);
    expect(matches('rehearse-2026!', hash)).toBe(false);
    expect(matches('', hash)).toBe(false);
  });

  test('differs each time and does not hold the password', () => {
    expect(hashPassword('abc')).not.toEqual(hashPassword('abc'));
    expect(JSON.stringify(hashPassword('abcdefgh'))).not.toContain('abcdefgh');
  });

  test('that was cut short matches nothing', () => {
    expect(matches('abc', { ...hashPassword('abc'), scrypt: '' })).toBe(false);
  });
});
