import { troubleNames } from '../../../src/practice/troubles';
import { someWorld, type SomeWorld } from '../world/someWorld';
import { Browser, openStage, type Stage } from './browser';

let some: SomeWorld;
let stage: Stage;
let person: Browser;

beforeEach(async () => {
  some = someWorld();
  stage = await openStage(some.world);
  person = await new Browser(stage).goes('/practice/troubles');
});
afterEach(() => stage.close());

describe('the page of troubles', () => {
  test('offers every trouble there is', () => {
    for (const name of troubleNames) expect(person.text).toContain(`value="${name}"`);
  });

  test('switches a trouble on, as often as is wished, and all of them off', async () => {
    await person.sends('/set', { name: 'throttled', times: '3' });
    expect(stage.troubles.list()).toEqual([expect.objectContaining({ name: 'throttled', left: 3 })]);
    expect(person.sees()).toContain('3 times: The next request is told to wait one second (429).');
    await person.sends('/clear');
    expect(stage.troubles.list()).toEqual([]);
    expect(person.sees()).toContain('Nothing: everything goes well.');
  });

  test('leaves the number to the trouble when none is given', async () => {
    await person.sends('/set', { name: 'late-log', times: '' });
    expect(stage.troubles.list()).toEqual([expect.objectContaining({ name: 'late-log', left: 10 })]);
    expect(person.sees()).toContain('10 minutes:');
  });

  test.each(['0', '-1', '1.5', '100', 'many'])('refuses %s as a number of times', async (times) => {
    await person.sends('/set', { name: 'throttled', times });
    expect(person.sees()).toContain('Give a whole number from 1 to 99');
    expect(stage.troubles.list()).toEqual([]);
  });

  test('refuses a trouble or a setting that does not exist', async () => {
    const token = /name="token" value="([^"]*)"/.exec(person.text)?.[1] ?? '';
    await person.posts('/practice/troubles/set', `token=${token}&name=toString`);
    expect(person.sees()).toContain('There is no such trouble.');
    await person.posts('/practice/troubles/switch', `token=${token}&name=tenantId&on=yes`);
    expect(person.sees()).toContain('There is no such setting.');
    expect(some.world.tenantId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('changes how the tenant is set up', async () => {
    await person.sends('/switch', { name: 'securityDefaultsEnabled' });
    expect(some.world.securityDefaultsEnabled).toBe(true);
    await person.sends('/switch', { name: 'securityDefaultsEnabled' });
    expect(some.world.securityDefaultsEnabled).toBe(false);
    await person.sends('/switch', { name: 'premium' });
    expect(some.world.premium).toBe(false);
    expect(stage.saves()).toBe(3);
  });

  test('withdraws consent and gives it back, but never more than there is', async () => {
    await person.sends('/consent', { scope: 'User.Read' });
    expect(some.world.consentedScopes).toEqual(['User.Read']);
    expect(person.sees()).toContain('withdrawn');
    await person.sends('/consent', { scope: 'Directory.ReadWrite.All' });
    expect(some.world.consentedScopes).toEqual([]);
  });

  test('begins anew only when one is sure', async () => {
    const { world } = some;
    await person.sends('/fresh');
    expect(person.sees()).toContain('Tick the box first');
    expect(world.accounts).toContain(some.account);
    await person.sends('/fresh', { sure: 'yes' });
    expect(world.accounts).not.toContain(some.account);
    expect(world.textMessages).toEqual([]);
    const name = world.console.serviceAccountUserPrincipalName;
    expect(world.accounts.find((one) => one.userPrincipalName === name)?.perUserMfaState).toBe('disabled');
  });
});

describe('the overview', () => {
  test('says that nothing is real, and shows the accounts that matter', async () => {
    await person.goes('/practice');
    expect(person.sees()).toContain('Practice tenant Contoso (practice). Nothing here is real.');
    expect(person.sees()).toContain('You are signed in to the chat as Avery Admin.');
    expect(person.sees()).toContain('Cloud App Security Service Account for SharePoint (old)');
    expect(person.sees()).not.toContain('Adele Vance');
    await person.goes('/practice?show=all');
    expect(person.sees()).toContain('Adele Vance');
  });
});

describe('the phone', () => {
  test('shows the newest message first', async () => {
    const sentDateTime = '2026-03-02T09:00:00.000Z';
    some.world.textMessages.push({ to: '+1 2065550123', text: 'the first', sentDateTime });
    some.world.textMessages.push({ to: '+1 2065550123', text: 'the second', sentDateTime });
    await person.goes('/practice/phone');
    expect(person.sees().indexOf('the second')).toBeLessThan(person.sees().indexOf('the first'));
  });

  test('looks by itself only when asked to', async () => {
    await person.goes('/practice/phone');
    expect(person.text).not.toContain('http-equiv="refresh"');
    await person.goes('/practice/phone?watch=1');
    expect(person.text).toContain('<meta http-equiv="refresh" content="5" />');
  });
});
