import { runConsole } from '../../../src/practice/world/console';
import { begin, newestCode, password, someWorld, type SomeWorld } from '../world/someWorld';
import { Browser, openStage, type Stage } from './browser';

let some: SomeWorld;
let stage: Stage;
let person: Browser;

beforeEach(async () => {
  some = someWorld();
  stage = await openStage(some.world);
  person = new Browser(stage);
});
afterEach(() => stage.close());

async function signsIn(): Promise<void> {
  await person.goes('/practice/my-account');
  await person.sends('/sign-in', { user: some.account.userPrincipalName, password });
  await person.sends('/code', { code: newestCode(some.world) });
}

async function createsAppPassword(): Promise<string> {
  await person.goes('/practice/security-info/app-password');
  await person.sends('/app-password', { name: 'Cloud App Security' });
  return /id="app-password"[^>]*>\s*([a-z]{16})\s*</.exec(person.text)?.[1] ?? 'none';
}

describe('a person', () => {
  test('goes the whole way: sign-in, code from the phone, app password, console', async () => {
    await person.goes('/practice/security-info');
    expect(person.path).toBe('/practice/my-account?next=security-info');
    await person.sends('/sign-in', { user: some.account.userPrincipalName, password });
    expect(person.sees()).toContain(
      'A text message with a code of six digits went to the phone that ends in 23',
    );

    const phone = await new Browser(stage).goes('/practice/phone');
    expect(phone.sees()).toContain(newestCode(some.world));
    await person.sends('/code', { code: newestCode(some.world) });
    expect(person.path).toBe('/practice/security-info');

    await person.goes('/practice/security-info/add');
    expect(person.text).toContain('href="/practice/security-info/app-password"');
    const appPassword = await createsAppPassword();
    expect(appPassword).toMatch(/^[a-z]{16}$/);
    expect(person.text).toContain('Copy password to clipboard');

    await person.goes('/practice/console/service-account');
    expect(person.sees()).toContain('Not protected');
    await person.goes('/practice/console/service-account/change-password');
    await person.sends('/change-password', { password: appPassword });
    expect(person.path.split('?')[0]).toBe('/practice/console/service-account');
    expect(person.sees()).toContain('SharePoint Online protected.');
    expect(person.sees()).toContain('OneDrive protected.');
    expect(some.world.console.saved).toBe('app-password');
  });

  test('rehearses the migration, after which no password signs in to anything', async () => {
    await person.goes('/practice/console/service-account');
    expect(person.sees()).toContain('Migration Available');
    await person.goes('/practice/console/service-account/migrate');
    await person.sends('/migrate', {});
    expect(person.sees()).toContain('Without consent there is no token');
    expect(some.world.console.authorizedSince).toBeUndefined();
    await person.sends('/migrate', { consent: 'yes' });
    expect(person.path.split('?')[0]).toBe('/practice/console/service-account');
    expect(person.sees()).toContain('SharePoint Online protected. OneDrive protected.');
    expect(person.sees()).toContain('Authorized Account');
    expect(person.sees()).not.toContain('Change Password');
    const entries = some.world.signIns.length;
    runConsole(some.world, begin + 600_000);
    expect(some.world.signIns).toHaveLength(entries);
    expect(some.world.console.lastSyncProblem).toBeNull();
  });

  test('is told what is wrong with a password beside its field, and keeps the user name', async () => {
    await person.goes('/practice/my-account');
    await person.sends('/sign-in', { user: some.account.userPrincipalName, password: 'Not-The-One-1' });
    expect(person.sees()).toContain('The user name or the password is not right.');
    expect(person.text).toMatch(
      /id="password"[^>]*aria-describedby="password-error"[^>]*aria-invalid="true"/,
    );
    expect(person.text).toContain(`value="${some.account.userPrincipalName}"`);
    expect(person.text).not.toContain('Not-The-One-1');
    expect(person.text).toContain('<title>Error: Sign in');
  });

  test('may mistype the code and go on', async () => {
    await person.goes('/practice/my-account');
    await person.sends('/sign-in', { user: some.account.userPrincipalName, password });
    await person.sends('/code', { code: 'wrong' });
    expect(person.sees()).toContain('you have 4 tries left');
    await person.sends('/code', { code: newestCode(some.world) });
    expect(person.sees()).toContain('My Account');
    expect(person.sees()).toContain('Sign out');
  });

  test('who waits too long with the code signs in again', async () => {
    await person.goes('/practice/my-account');
    await person.sends('/sign-in', { user: some.account.userPrincipalName, password });
    stage.wait(600_000);
    await person.sends('/code', { code: newestCode(some.world) });
    expect(person.sees()).toContain('has run out. Sign in again');
    expect(person.text).toContain('action="/practice/my-account/sign-in"');
  });

  test('sees the app password until it is put away, and never again', async () => {
    await signsIn();
    const appPassword = await createsAppPassword();
    await person.goes('/practice/security-info/app-password/created');
    expect(person.text).toContain(appPassword);
    await person.sends('/done');
    expect(person.sees()).toContain('App password: Cloud App Security');
    await person.goes('/practice/security-info/app-password/created');
    expect(person.path).toBe('/practice/security-info');
    expect(person.text).not.toContain(appPassword);
  });

  test('who leaves the app password on the screen finds it gone after five minutes', async () => {
    await signsIn();
    await createsAppPassword();
    stage.wait(300_000);
    await person.goes('/practice/security-info/app-password/created');
    expect(person.path).toBe('/practice/security-info');
  });

  test('deletes an app password after being asked', async () => {
    await signsIn();
    await createsAppPassword();
    await person.goes('/practice/security-info');
    const link = /href="(\/practice\/security-info\/delete\?id=[^"]*)"/.exec(person.text)?.[1] ?? '';
    await person.goes(link);
    expect(some.account.appPasswords).toHaveLength(1);
    await person.sends('/delete');
    expect(person.sees()).toContain('The app password is deleted.');
    expect(some.account.appPasswords).toHaveLength(0);
  });

  test('reads why app passwords are not offered', async () => {
    await signsIn();
    some.world.appPasswordsAllowed = false;
    await person.goes('/practice/security-info/add');
    expect(person.sees()).toContain('This tenant does not allow app passwords');
    await person.goes('/practice/security-info/app-password');
    await person.sends('/app-password', { name: 'Cloud App Security' });
    expect(person.sees()).toContain('This tenant does not allow app passwords');
    expect(some.account.appPasswords).toHaveLength(0);
  });

  test('hears from the console that the wrong thing was saved', async () => {
    await person.goes('/practice/console/service-account/change-password');
    await person.sends('/change-password', { password: ' ' });
    expect(person.sees()).toContain('Paste the app password first.');
    expect(some.world.console.saved).toBeNull();
    await person.sends('/change-password', { password: 'something' });
    expect(person.sees()).toContain('Saved, but it does not work.');
    expect(person.text).not.toContain('something"');
  });

  test('sees the console at work as time goes by', async () => {
    await person.goes('/practice/console');
    const [before] = /<time.*?<\/time>/s.exec(person.text) ?? [];
    stage.wait(120_000);
    await person.goes('/practice/console');
    const [after] = /<time.*?<\/time>/s.exec(person.text) ?? [];
    expect(after).not.toBe(before);
  });
});

describe('being signed in', () => {
  test('ends with a sign-out', async () => {
    await signsIn();
    await person.sends('/sign-out');
    expect(person.sees()).toContain('You are signed out.');
    await person.goes('/practice/security-info');
    expect(person.path).toBe('/practice/my-account?next=security-info');
  });

  test.each<[string, () => void]>([
    ['the password is reset', () => (some.account.lastPasswordChangeDateTime = '2027-01-01T00:00:00.000Z')],
    ['its sessions are ended', () => (some.account.sessionsRevokedDateTime = '2027-01-01T00:00:00.000Z')],
    ['the account is disabled', () => (some.account.accountEnabled = false)],
    ['half an hour goes by', () => stage.wait(1_800_001)],
  ])('ends when %s', async (_what, change) => {
    await signsIn();
    await person.goes('/practice/security-info');
    expect(person.path).toBe('/practice/security-info');
    change();
    await person.goes('/practice/security-info');
    expect(person.path).toBe('/practice/my-account?next=security-info');
  });

  test('without a code is not enough once MFA is on', async () => {
    some.account.perUserMfaState = 'disabled';
    await person.goes('/practice/my-account');
    await person.sends('/sign-in', { user: some.account.userPrincipalName, password });
    expect(person.sees()).toContain('You were not asked for a code');
    some.account.perUserMfaState = 'enforced';
    await person.goes('/practice/security-info');
    expect(person.path).toBe('/practice/my-account?next=security-info');
  });

  test('comes with a new session', async () => {
    await person.goes('/practice/my-account');
    const before = person.cookie;
    await signsIn();
    expect(person.cookie).not.toBe(before);
    const thief = new Browser(stage);
    thief.cookie = before;
    await thief.goes('/practice/security-info');
    expect(thief.path).toBe('/practice/my-account?next=security-info');
  });

  test('belongs to one browser alone', async () => {
    await signsIn();
    const other = await new Browser(stage).goes('/practice/security-info');
    expect(other.path).toBe('/practice/my-account?next=security-info');
  });
});
