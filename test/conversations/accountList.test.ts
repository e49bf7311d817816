import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import { newAccount } from '../../src/practice/world/newAccount';
import type { World } from '../../src/practice/world/world';
import type { Admin } from '../support/admin';
import { buttons, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { ownRun } from '../support/ownRun';
import { accountNamed, serviceAccount } from '../support/servicePerson';

const title = 'Service accounts of your organisation';

let office: Office;
afterEach(() => office.close());

const withRole = (name: string, role: keyof typeof roleTemplates) => (world: World) => {
  accountNamed(world, name).roles = [roleTemplates[role].id];
};

async function officeIn(...changes: readonly ((world: World) => void)[]): Promise<Office> {
  office = await openOffice({ world: (world) => changes.forEach((change) => change(world)) });
  return office;
}

/** What the newest list says; `undefined` when none was shown. */
function listSeen(person: Admin): string | undefined {
  const message = person.messages.filter((one) => person.sees(one).includes(title)).at(-1);
  return message && person.sees(message);
}

/** Signs in, by way of a question that needs it. */
async function signedIn(name: string): Promise<Admin> {
  const person = office.colleague(name);
  await person.says('check');
  return person;
}

/** Begins a run on the service account, up to the plan. */
async function begins(person: Admin): Promise<void> {
  await person.says('enable mfa');
  await person.fills({ account: serviceAccount(office.world).id }).presses(buttons['find-account']);
}

const thirtyAccounts = (world: World) => {
  for (let number = 10; number < 40; number += 1)
    world.accounts.push(
      newAccount(`tmcas-more-${number}`, serviceAccount(world).password, { displayName: `Mail ${number}` }),
    );
};

describe('status, for who may work on service accounts', () => {
  it('shows one’s own run at once, while Microsoft 365 takes its time for the list', async () => {
    const { admin, line } = await officeIn();
    await begins(admin);
    const held = line.hold(/^GET .*\/users\?/);
    const said = admin.says('status');
    await held.arrived;
    expect(admin.sees()).toContain('Where we are');
    expect(listSeen(admin)).toBeUndefined();
    held.release();
    await said;
    expect(admin.sees()).toContain(title);
    expect(admin.sees()).toMatch(/you, since/);
  });

  it('lists every service account as it is now, below one’s own run', async () => {
    const { admin, world } = await officeIn();
    const target = serviceAccount(world);
    target.phoneMethods = [
      { phoneType: 'mobile', phoneNumber: '+1 2065550123', smsSignInState: 'notEnabled' },
    ];
    target.perUserMfaState = 'enforced';
    await admin.says('check');
    await admin.says('status');
    const seen = listSeen(admin) ?? '';
    expect(seen).toContain(target.userPrincipalName);
    expect(seen).toContain('ends in 23');
    expect(seen).not.toContain('5550123');
    expect(seen).toContain('enforced');
    expect(seen.match(/none registered/g)).toHaveLength(3);
    expect(seen.match(/none open/g)).toHaveLength(4);
    expect(seen).toContain('{{DATE(2019-03-11T09:42:17Z, SHORT)}}');
    expect(admin.sees()).toBe(seen);
    expect(admin.sees(ownRun(admin))).toContain('No run is open');
    expect(office.writes()).toEqual([]);
  });

  it('says whose run is open, where it is, and since when the account is cut off, that one first', async () => {
    const { admin } = await officeIn(withRole('Adele Vance', 'authenticationAdministrator'));
    await new Journey(office).to('my-account');
    const adele = await signedIn('Adele Vance');
    await adele.says('status');
    const seen = listSeen(adele) ?? '';
    expect(seen).toMatch(/Avery Admin, since .*, at: signing in as the service account/);
    expect(seen).toMatch(/⚠ Cloud App Security has not been able to sign in since/);
    expect(seen.indexOf('⚠')).toBeLessThan(seen.indexOf('(old)'));
    expect(adele.sees(ownRun(adele))).toContain('No run is open');
    await admin.says('status');
    expect(listSeen(admin)).toMatch(/you, since .*, at: signing in as the service account/);
  });

  it('lists an account with a run though its name is none that Cloud App Security gives', async () => {
    const { world } = await officeIn(withRole('Adele Vance', 'globalAdministrator'));
    await begins(office.admin);
    serviceAccount(world).userPrincipalName = 'by.hand@contoso-practice.onmicrosoft.com';
    serviceAccount(world).displayName = 'Made by hand';
    const adele = await signedIn('Adele Vance');
    await adele.says('status');
    expect(listSeen(adele)).toMatch(/Avery Admin, since .*, at: the plan/);
  });

  it('shows six of many, and the next at a press', async () => {
    const { admin } = await officeIn(thirtyAccounts);
    await begins(admin);
    await admin.says('status');
    const seen = listSeen(admin) ?? '';
    expect(seen.match(/Per-user MFA/g)).toHaveLength(6);
    expect(seen.indexOf('you, since')).toBeLessThan(seen.indexOf('none open'));
    expect(seen).toMatch(/And \d+ more accounts\./);
    expect(seen).toContain('Microsoft 365 has more than I list here');
    const list = admin.messages.filter((one) => admin.sees(one).includes(title)).at(-1);
    await admin.presses('Show the next', list);
    const next = admin.sees();
    expect(next.match(/Per-user MFA/g)).toHaveLength(6);
    expect(next).not.toContain('you, since');
  });

  it('says of each reading that is refused that it could not tell', async () => {
    const { admin } = await officeIn(withRole('Avery Admin', 'userAdministrator'));
    await admin.says('check');
    await admin.says('status');
    expect(listSeen(admin)).toMatch(/Per-user MFA\ncould not tell\. Microsoft 365 does not let you do this/);
    expect(listSeen(admin)).toContain('{{DATE(2019-03-11T09:42:17Z, SHORT)}}');
  });
});

describe('status, for everybody else', () => {
  it('shows their own run only, and says why', async () => {
    await officeIn();
    await new Journey(office).to('plan');
    const adele = await signedIn('Adele Vance');
    await adele.says('status');
    expect(listSeen(adele)).not.toContain('Per-user MFA');
    expect(adele.sees(ownRun(adele))).toContain('No run is open');
    expect(adele.sees()).toContain(
      'your directory roles, as Microsoft 365 shows them now, are not among these',
    );
    expect(adele.messages.map((message) => adele.sees(message)).join()).not.toContain('Avery');
  });

  it('looks at the roles anew each time', async () => {
    const { world } = await officeIn(withRole('Adele Vance', 'globalAdministrator'));
    const adele = await signedIn('Adele Vance');
    await adele.says('status');
    expect(listSeen(adele)).toContain('Per-user MFA');
    accountNamed(world, 'Adele Vance').roles = [];
    await adele.says('status');
    expect(listSeen(adele)).not.toContain('Per-user MFA');
    expect(adele.sees()).toContain('are not among these');
  });

  it('shows one’s own run without a sign-in, and signs in at a press for the list', async () => {
    const { admin } = await officeIn();
    await admin.says('status');
    expect(admin.messages).toHaveLength(1);
    expect(admin.sees()).toContain('No run is open');
    expect(admin.choices()).toContain('All service accounts');
    await admin.presses('All service accounts');
    expect(listSeen(admin)).toContain(serviceAccount(office.world).displayName);
  });

  it('signs in anew for the list after a restart', async () => {
    const { admin } = await officeIn();
    await begins(admin);
    await office.restart();
    await admin.says('status');
    expect(admin.sees()).toContain('Where we are');
    await admin.presses('All service accounts');
    expect(listSeen(admin)).toMatch(/you, since/);
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('Before anything is changed');
  });

  it('shows one’s own run when Microsoft 365 does not answer, and offers to look again', async () => {
    const { admin, practice } = await officeIn();
    await begins(admin);
    practice.troubles.set('unreachable', 99);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('Where we are');
    expect(admin.sees()).toContain('I could not look');
    practice.troubles.clear();
    await admin.presses('Look again');
    expect(listSeen(admin)).toMatch(/you, since/);
  });

  it('takes no number from a button that it has not made', async () => {
    const { admin } = await officeIn();
    await admin.says('check');
    for (const from of ['-3', '1e9', 'x', '2.5']) {
      await admin.sends({ type: 'message', value: { verb: 'command', command: 'accounts', from } });
      expect(admin.sees().match(/Per-user MFA/g)).toHaveLength(4);
    }
  });
});
