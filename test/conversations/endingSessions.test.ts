import type { World } from '../../src/practice/world/world';
import { Journey, type CardName } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

const question = 'End the sessions of the service account?';
const done = 'The sessions of the service account are ended';
const permission = 'User.RevokeSessions.All';
const write = { method: 'POST', path: /revokeSignInSessions$/ } as const;
const property = { method: 'GET', path: /users\/[^/]+$/ } as const;
const minute = 60_000;
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const helpdeskAdministrator = '729827e3-9c14-49f7-bb1b-9608f156bbb8';

let office: Office;
afterEach(() => office.close());

async function finished(world: (world: World) => void = () => undefined): Promise<Office> {
  office = await openOffice({ world });
  const journey = new Journey(office);
  await journey.to('find-account');
  await journey.fromHere('find-account');
  await office.clock.advance(minute);
  return office;
}

async function openAt(card: CardName): Promise<Office> {
  office = await openOffice();
  await new Journey(office).to(card);
  await office.clock.advance(minute);
  return office;
}

/** From the status, as the report has scrolled away. */
async function asks(): Promise<void> {
  const { admin } = office;
  await admin.says('status');
  const shown = admin.messages.findLast((message) => admin.choices(message).includes('End sessions'));
  await admin.presses('End sessions', shown);
}

const revoked = () => serviceAccount(office.world).sessionsRevokedDateTime;
const sent = () => office.writes().filter((line) => line.includes('revokeSignInSessions'));
const withoutPermission = (world: World) => {
  world.consentedScopes = world.consentedScopes.filter((scope) => scope !== permission);
};
const reported = async () => {
  await office.admin.says('status');
  return office.admin.messages
    .slice(-3)
    .map((message) => office.admin.sees(message))
    .join('\n');
};

describe('ending the sessions of the service account', () => {
  it('asks first and says what is not known, does it once, and proves it in report and record', async () => {
    const { admin } = await finished();
    await admin.presses('End sessions');
    expect(admin.sees()).toContain(question);
    expect(admin.sees()).toContain('whoever is signed in as it has to sign in again');
    expect(admin.sees()).toContain('Microsoft does not document that this ends them');
    expect(admin.sees()).toContain('Cloud App Security signs in with a saved password');
    expect(admin.choices()).toEqual(['End them now', 'Leave them', 'Look again']);
    expect(sent()).toEqual([]);
    await admin.presses('End them now');
    expect(admin.sees()).toContain(done);
    expect(admin.sees()).toContain('✔ **Sessions of the account** ended: proven');
    expect(sent()).toEqual(['POST revokeSignInSessions 200']);
    expect(revoked()).toBe(new Date(office.clock.now()).toISOString());
    await office.restart(office.loseDialogs);
    expect(await reported()).toContain('✔ **Sessions of the account** ended: proven');
    expect(await exported()).toContain('after the sessions of the account were ended');
    expect(await exported()).toContain('Sessions of the account ended: proven');
  });

  it('leaves app passwords and the sign-in of Cloud App Security as they are', async () => {
    const { admin, world } = await finished();
    const before = structuredClone(serviceAccount(world).appPasswords);
    await admin.presses('End sessions');
    await admin.presses('End them now');
    expect(serviceAccount(world).appPasswords).toEqual(before);
  });

  it('can be declined', async () => {
    const { admin } = await finished();
    await admin.presses('End sessions');
    const card = admin.last;
    await admin.presses('Leave them');
    expect(admin.sees(card)).toContain('Sessions are left as they are.');
    expect(sent()).toEqual([]);
    expect(await reported()).not.toContain('Sessions of the account');
  });

  it('is offered while a run is open, says who is interrupted, and leaves the run where it is', async () => {
    const { admin } = await openAt('app-password');
    const step = admin.last;
    await asks();
    expect(admin.sees()).toContain('for steps 8 to 11 right now has to sign in again');
    expect(admin.sees()).toContain(
      'Cloud App Security cannot sign in at the moment. This does not change that.',
    );
    await admin.presses('End them now');
    expect(admin.sees()).toContain(done);
    await new Journey(office).prepares['app-password']();
    await admin.presses(admin.choices(step)[0] ?? '', step);
    expect(admin.sees(step)).not.toContain('out of date');
    await admin.says('cancel');
    await admin.presses('Stop anyway');
    expect(await exported()).toContain('Sessions of the account ended: proven');
  });

  it('counts as a change of the run, for who stops it or wants to be forgotten', async () => {
    const { admin } = await openAt('phone');
    await asks();
    await admin.presses('End them now');
    await admin.says('forget me');
    expect(admin.sees()).toContain('Stopping does not undo what I have changed');
    expect(admin.sees()).toContain('✔ **Sessions of the account** ended: proven');
    await admin.says('cancel');
    expect(admin.sees()).toContain('I have changed this already');
    expect(admin.sees()).toContain('✔ **Sessions of the account** ended: proven');
    await admin.presses('Stop anyway');
    expect(admin.sees()).not.toContain('changed nothing');
  });

  it('tells of a colleague who is at work on the account', async () => {
    const { admin, world } = await finished();
    accountNamed(world, 'Adele Vance').roles = accountNamed(world, 'Avery Admin').roles;
    await new Journey({ ...office, admin: office.colleague('Adele Vance') }).to('plan');
    await asks();
    expect(admin.sees()).toContain('Adele Vance has an open run on this account');
  });

  it('is nothing where there is no account yet', async () => {
    const { admin } = await openAt('find-account');
    await admin.says('status');
    expect(admin.choices(ownRun(admin))).not.toContain('End sessions');
  });
});

describe('what ending sessions needs', () => {
  it('is a permission of its own: named, with who grants it and where, and taken up when it is granted', async () => {
    const { admin, world } = await finished(withoutPermission);
    await admin.presses('End sessions');
    expect(admin.sees()).toContain(`does not carry the permission ${permission}`);
    expect(admin.sees()).toContain('A Global Administrator or Privileged Role Administrator grants it');
    expect(admin.sees()).toContain('“Revoke sessions”');
    expect(admin.choices()).toEqual(['It is granted: look again', 'Grant it (leaves Teams)', 'Status']);
    await admin.presses('It is granted: look again');
    expect(admin.sees()).toContain(`does not carry the permission ${permission}`);
    world.consentedScopes.push(permission);
    await admin.presses('It is granted: look again');
    expect(admin.sees()).toContain(question);
    await admin.presses('End them now');
    expect(admin.sees()).toContain(done);
  });

  it('is not needed for anything else: without it a run goes through', async () => {
    const { admin } = await finished(withoutPermission);
    expect(admin.sees()).toContain('Cloud App Security signs in with its new password');
  });

  it('is a directory role: named before, and after a refusal with permission and reference', async () => {
    const { admin, world } = await finished();
    accountNamed(world, 'Avery Admin').roles = [globalReader];
    await asks();
    expect(admin.sees()).toContain(
      'one of these is needed: Privileged Authentication Administrator, Global Administrator.',
    );
    serviceAccount(world).roles = [];
    await asks();
    expect(admin.sees()).toContain('Your directory roles do not let you do this.');
    expect(admin.sees()).toContain(
      'Helpdesk Administrator, Authentication Administrator, User Administrator',
    );
    expect(admin.sees()).toContain('by a Privileged Role Administrator or Global Administrator');
    await admin.presses('End them now');
    expect(admin.sees()).toContain(`needs the permission ${permission} and one of these directory roles:`);
    expect(admin.sees()).toContain('Reference: ');
    expect(revoked()).toBeUndefined();
    accountNamed(world, 'Avery Admin').roles = [globalReader, helpdeskAdministrator];
    await admin.presses('End them now');
    expect(admin.sees()).toContain(done);
  });
});

describe('ending sessions that goes wrong', () => {
  beforeEach(async () => {
    await finished();
    await office.admin.presses('End sessions');
  });

  it('by a lost answer is looked for, not sent again', async () => {
    const { admin, practice } = office;
    practice.troubles.set('lost-answer', 1, write);
    await admin.presses('End them now');
    expect(admin.sees()).toContain(done);
    expect(sent()).toHaveLength(1);
  });

  it('by a lost write says that it does not show, and is offered again', async () => {
    const { admin, practice } = office;
    practice.troubles.set('lost-write', 1, write);
    await admin.presses('End them now');
    expect(admin.sees()).toContain('I have looked again, and I do not see the change.');
    expect(await reported()).toContain('not known whether that was done');
    await asks();
    await admin.presses('End them now');
    expect(admin.sees()).toContain(done);
    expect(await reported()).not.toContain('not known');
  });

  it('because Microsoft 365 is busy says so, has done nothing, and is offered again', async () => {
    const { admin, practice } = office;
    practice.troubles.set('throttled', 1, write);
    await admin.presses('End them now');
    expect(admin.sees()).toContain('Microsoft 365 is busy and asks us to wait.');
    expect(revoked()).toBeUndefined();
    await admin.presses('End them now');
    expect(admin.sees()).toContain(done);
  });

  it('by a doubled press is sent once', async () => {
    const { admin } = office;
    const press = admin.execute('End them now');
    await Promise.all([admin.sends(press), admin.sends(press)]);
    expect(sent()).toHaveLength(1);
    expect(admin.sees()).toContain(done);
  });

  it('by a lost write that was made after all is proven by the next press, which sends nothing', async () => {
    const { admin, practice } = office;
    practice.troubles.set('lost-write', 1, write);
    await admin.presses('End them now');
    await office.clock.advance(minute);
    serviceAccount(office.world).sessionsRevokedDateTime = new Date(office.clock.now()).toISOString();
    const press = admin.execute('End them now');
    const before = sent().length;
    await admin.sends(press);
    await admin.sends(press);
    expect(admin.sees()).toContain(done);
    expect(sent()).toHaveLength(before);
  });

  it('by an older card does nothing', async () => {
    const { admin } = office;
    const old = admin.last;
    await asks();
    await admin.presses('End them now', old);
    expect(admin.sees(old)).toContain('This card is out of date');
    expect(sent()).toEqual([]);
  });

  it('by a property that cannot be read is done, and stays “not known” until it can', async () => {
    const { admin, practice } = office;
    practice.troubles.set('read-forbidden', 1, property);
    await admin.presses('End them now');
    expect(admin.sees()).toContain('has not shown it, so it is not known');
    expect(admin.sees()).not.toContain('proven');
    expect(await exported()).toContain('Microsoft 365 said yes and did not show it');
  });

  it('by a look back that nobody answers is proven by the next one', async () => {
    const { admin, practice, line, settled } = office;
    const held = line.hold(/^POST .*revokeSignInSessions$/);
    const pressing = admin.press('End them now');
    await held.arrived;
    practice.troubles.set('unreachable', 99);
    held.release();
    await pressing;
    await settled();
    expect(admin.sees()).toContain('I could not read from when on sign-ins of the account are good.');
    practice.troubles.clear();
    await admin.presses('Look again');
    expect(admin.sees()).toContain(done);
    expect(admin.sees()).not.toContain('not known whether they have ended');
    expect(sent()).toHaveLength(1);
  });

  it('in the middle of a restart is found by the next look', async () => {
    const { admin, practice, line, restart, settled } = office;
    const held = line.hold(/^POST .*revokeSignInSessions$/);
    practice.troubles.set('lost-answer', 1, write);
    const pressing = admin.press('End them now');
    await held.arrived;
    practice.troubles.set('unreachable', 99);
    held.release();
    await pressing;
    await settled();
    expect(admin.sees()).toContain('I could not look');
    practice.troubles.clear();
    await restart(office.loseDialogs);
    await asks();
    expect(admin.sees()).toContain(done);
    expect(sent()).toHaveLength(1);
  });

  it('by a token that is taken no more asks for another, and is offered again', async () => {
    const { admin, line } = office;
    line.answerOnce(
      /revokeSignInSessions$/,
      () => new Response('{}', { status: 401, headers: { 'content-type': 'application/json' } }),
    );
    await admin.presses('End them now');
    expect(admin.sees()).toContain(question);
    expect(revoked()).toBeUndefined();
    expect(await reported()).not.toContain('not known');
  });

  it('because nobody answers the first look says so, and looks again', async () => {
    const { admin, practice } = office;
    practice.troubles.set('unreachable', 99);
    await admin.presses('Look again');
    expect(admin.sees()).toContain('I could not look');
    practice.troubles.clear();
    await admin.presses('Look again');
    expect(admin.sees()).toContain(question);
  });
});

/** The report of the last run, as the page to print has it. */
async function exported(): Promise<string> {
  const { admin } = office;
  await admin.says('status');
  const report = admin.messages.findLast((message) => admin.choices(message).includes('Export'));
  await admin.presses('Export', report);
  const { card } = admin.last;
  const [page] = JSON.stringify(card).match(/https?:[^"]*page[^"]*/) ?? [''];
  return (await fetch(page)).text();
}
