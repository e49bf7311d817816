import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { World } from '../../src/practice/world/world';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

const title = 'Ready for multi-factor authentication?';

let office: Office;
afterEach(() => office.close());

async function officeIn(world: (world: World) => void = () => undefined): Promise<Office> {
  office = await openOffice({ world });
  return office;
}

/** Leaves nothing that could be taken for the service account, but for those that pass. */
const onlyAccounts = (stays: (name: string) => boolean) => (world: World) => {
  world.accounts = world.accounts.filter(
    ({ displayName, id }) =>
      id === world.adminId || !displayName.startsWith('Cloud App') || stays(displayName),
  );
};
const onlyTheService = onlyAccounts((name) => name.endsWith('for SharePoint'));

/** Signs of the verdicts on the card, in their order. */
const signs = (seen: string) => (seen.match(/^[✔✖?] (?=\*\*)/gm) ?? []).map((sign) => sign.trim());

describe('checking by name', () => {
  it('shows every verdict on the one account there is, without a run and without a write', async () => {
    const { admin, world, writes } = await officeIn(onlyTheService);
    await admin.says('check');
    expect(admin.sees()).toContain(title);
    expect(admin.sees()).toContain(serviceAccount(world).displayName);
    expect(signs(admin.sees())).toEqual([...Array<string>(10).fill('✔'), '?', '✔']);
    expect(admin.sees()).toContain(
      'No problem that I can see; 1 could not be told. The procedure can begin.',
    );
    expect(admin.choices()).toEqual(['Enable MFA', 'Check again', 'Admin centers (leaves Teams)']);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('No run is open');
    expect(writes()).toEqual([]);
  });

  it('spells out what stands in the way, who can change it, and whether one can go on', async () => {
    const { admin } = await officeIn((world) => {
      onlyTheService(world);
      world.securityDefaultsEnabled = true;
      world.textMessagesAllowed = false;
    });
    await admin.says('check');
    expect(admin.sees()).toContain('The procedure cannot begin like this');
    expect(admin.sees()).toMatch(
      /✖ \*\*Security defaults\*\*: on\..*\n.*Who can: .*\. I do not begin like this\./,
    );
    expect(admin.sees()).toMatch(/✖ \*\*Codes by text message\*\*: .*\n.*Who can: .*\. You can go on\./);
    expect(admin.choices()).toEqual(['Check again', 'Admin centers (leaves Teams)']);
  });

  it('could not tell of per-user MFA without the role for it, or without an answer', async () => {
    const { admin, world, practice } = await officeIn(onlyTheService);
    practice.troubles.set('unreachable', 9, { path: /requirements/ });
    await admin.says('check');
    expect(admin.sees()).toContain('? **Per-user MFA now**: could not tell. Microsoft 365 did not answer');
    practice.troubles.clear();
    accountNamed(world, 'Avery Admin').roles = [roleTemplates.privilegedAuthenticationAdministrator.id];
    await admin.presses('Check again');
    expect(admin.sees()).toContain(
      '? **Per-user MFA now**: could not tell. Missing is the permission Policy.Read.All',
    );
  });

  it('looks again at a press', async () => {
    const { admin, world } = await officeIn((before) => {
      onlyTheService(before);
      before.securityDefaultsEnabled = true;
    });
    await admin.says('check');
    world.securityDefaultsEnabled = false;
    await admin.presses('Check again');
    expect(admin.sees()).toContain('✔ **Security defaults**: off');
  });

  it('lets one choose among several accounts', async () => {
    const { admin } = await officeIn();
    await admin.says('check');
    expect(admin.sees()).toContain('Which account shall I check?');
    const lines = admin.sees().match(/^\d\. .*/gm) ?? [];
    const old = lines.findIndex((line) => line.includes('(old)'));
    await admin.presses(`Check account ${old + 1}`);
    expect(admin.sees()).toContain(`(old)`);
    expect(admin.sees()).toContain('✖ **The account**: its sign-in is blocked.');
  });

  it('says so when there is none, or it may not be read', async () => {
    const { admin, practice } = await officeIn(onlyAccounts(() => false));
    await admin.says('check');
    expect(admin.sees()).toContain('No account to check');
    practice.troubles.set('read-forbidden', 1, { path: /users/ });
    await admin.says('check');
    expect(admin.sees()).toContain('I could not check');
    expect(admin.sees()).toContain('Microsoft 365 does not let you do this');
    practice.troubles.set('unreachable', 9, { path: /users/ });
    await admin.presses('Check again');
    expect(admin.sees()).toContain('I could not look');
    practice.troubles.clear();
    await admin.presses('Check again');
    expect(admin.sees()).toContain('No account to check');
  });

  it('takes no account from a made-up button that is not there', async () => {
    const { admin } = await officeIn();
    await admin.says('check');
    const press = admin.execute('Check account 1') as {
      value: { action: { data: { account: unknown } } };
    };
    press.value.action.data.account = '../me';
    await admin.sends({ ...admin.execute('Check account 1'), ...press });
    expect(admin.sees()).toContain('I could not check');
  });

  it('is about the run’s account in a run, whose card still counts', async () => {
    const { admin, world } = await officeIn();
    await new Journey(office).to('plan');
    const plan = admin.last;
    await admin.says('check');
    expect(admin.sees()).toContain(title);
    expect(admin.sees()).toContain(serviceAccount(world).userPrincipalName.slice(0, 8));
    await admin.presses('Go on', plan);
    expect(admin.sees()).toContain(cards.phone);
  });

  it('signs in again first when Microsoft 365 takes the token no more', async () => {
    const { admin, line } = await officeIn(onlyTheService);
    await admin.says('check');
    const refused = () =>
      new Response('{}', { status: 401, headers: { 'content-type': 'application/json' } });
    line.answerOnce(/users\/[^/]+\?/, refused);
    const exchanges = () => line.passed.filter((text) => text.includes('on_behalf_of')).length;
    const before = exchanges();
    const shown = admin.messages.length;
    await admin.presses('Check again');
    expect(exchanges()).toBe(before + 1);
    expect(admin.messages.slice(shown).map((message) => admin.sees(message))).toEqual([
      expect.stringContaining(title),
    ]);
  });

  it('needs consent to nothing that it can do without', async () => {
    const { admin } = await officeIn((world) => {
      onlyTheService(world);
      world.consentedScopes = world.consentedScopes.filter((scope) => scope !== 'Domain.Read.All');
    });
    await admin.says('check');
    expect(admin.sees()).toContain(
      '? **Where it signs in**: could not tell. Missing is the permission Domain.Read.All',
    );
  });
});
