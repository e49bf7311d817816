import { plainSignIn } from '../../src/practice/world/signInLog';
import { accessPolicy, noUsers } from '../../src/practice/world/policies';
import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import { worldStates } from '../../src/practice/world/states';
import type { World } from '../../src/practice/world/world';
import { buttons, cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

let office: Office;
afterEach(() => office.close());

const into = (name: keyof typeof worldStates) => (world: World) => worldStates[name].enter(world, 0);
const adminHas = (roles: readonly (keyof typeof roleTemplates)[]) => (world: World) => {
  accountNamed(world, 'Avery Admin').roles = roles.map((role) => roleTemplates[role].id);
};

/** What stands in the one line of what is in order, in small letters. */
const inOrder = (seen: string) => /^✔ In order: (.*)\.$/m.exec(seen)?.[1]?.toLowerCase() ?? '';

/** The account turned away as locked, a minute ago; the log shows it by now. */
function lockedSignIn(world: World) {
  const at = Date.parse(world.console.lastSyncDateTime ?? '') - 60_000;
  return plainSignIn('browser', serviceAccount(world).id, at, 50053);
}

/** The plan for the service account in a changed world. */
async function planIn(world: (world: World) => void): Promise<Office> {
  office = await openOffice({ world });
  await new Journey(office).to('plan');
  return office;
}

type Case = readonly [string, (world: World) => void, string];

const blocking: readonly Case[] = [
  ['a guest', into('guest'), '✖ **The account**: this is a guest from another organisation'],
  [
    'a synchronised account',
    into('synchronised'),
    '✖ **The account**: it comes from an on-premises directory',
  ],
  ['a disabled account', into('disabled'), '✖ **The account**: its sign-in is blocked.'],
  ['security defaults', into('security-defaults'), '✖ **Security defaults**: on.'],
  [
    'a federated domain',
    into('federated'),
    '✖ **Where it signs in**: the account signs in at another identity provider',
  ],
];

/** Names the account in a Conditional Access policy, and leaves everything else as it is. */
const policyFor = (name: string, but: Parameters<typeof accessPolicy>[1]) => (world: World) =>
  void world.conditionalAccessPolicies.push(accessPolicy(name, but));

const warning: readonly Case[] = [
  [
    'roles that are missing',
    into('role-missing'),
    '✖ **Your roles**: you lack Privileged Authentication Administrator and Authentication Policy Administrator',
  ],
  [
    'one role that is missing',
    adminHas(['authenticationPolicyAdministrator']),
    '✖ **Your roles**: you lack Privileged Authentication Administrator,',
  ],
  [
    'an account in a restricted unit',
    into('restricted'),
    '✖ **The account**: it is in a restricted administrative unit',
  ],
  [
    'legacy sign-in that is switched off',
    into('legacy-blocked'),
    '✖ **SharePoint’s legacy sign-in**: switched off',
  ],
  [
    'a password that expires',
    into('password-expires'),
    '✖ **How long its password is good**: it expires after 90 days',
  ],
  [
    'legacy clients that are blocked',
    into('legacy-clients-blocked'),
    '✖ **Conditional Access**: “Block legacy authentication” shuts out clients without modern authentication',
  ],
  [
    'a policy that blocks browsers',
    policyFor('No browsers', {
      conditions: { clientAppTypes: ['browser'] },
      grantControls: { builtInControls: ['block'] },
    }),
    '✖ **Conditional Access**: “No browsers” keeps the account from signing in',
  ],
  [
    'a policy that demands more',
    policyFor('Second factor', { conditions: { clientAppTypes: ['browser'] } }),
    '✖ **Conditional Access**: “Second factor” demands more of this account',
  ],
  [
    'text messages that are off',
    into('text-messages-off'),
    '✖ **Codes by text message**: your tenant gives this account no codes by text message',
  ],
  [
    'text messages for a group that the account is not in',
    into('text-messages-for-some'),
    '✖ **Codes by text message**: your tenant gives this account no codes',
  ],
  [
    'a tenant without a premium licence',
    (world) => (world.premium = false),
    '✖ **Logs that prove the last steps**: your tenant has no Microsoft Entra ID P1 licence',
  ],
];

const unknown: readonly Case[] = [
  [
    'SharePoint’s settings without the role for them',
    adminHas(['privilegedAuthenticationAdministrator', 'authenticationPolicyAdministrator']),
    '? **SharePoint’s legacy sign-in**: could not tell. Missing is the permission SharePointTenantSettings.Read.All, which a Global Administrator or Privileged Role Administrator consents to, or your role: SharePoint Administrator or Global Reader can read it.',
  ],
  [
    'the logs without the role for them',
    adminHas(['privilegedAuthenticationAdministrator', 'authenticationPolicyAdministrator']),
    '? **Logs that prove the last steps**: could not tell. Missing is the permission AuditLog.Read.All',
  ],
  [
    'the domain without consent to the permission for it',
    (world) => (world.consentedScopes = world.consentedScopes.filter((scope) => scope !== 'Domain.Read.All')),
    '? **Where it signs in**: could not tell. Missing is the permission Domain.Read.All, which a Global Administrator or Privileged Role Administrator consents to.',
  ],
  [
    'a domain that does not say how long passwords are good',
    (world) => {
      serviceAccount(world).passwordPolicies = null;
      world.passwordValidityDays = null;
    },
    '? **How long its password is good**: could not tell.',
  ],
  [
    'a policy that counts in some places only',
    policyFor('Abroad', { conditions: { locations: { includeLocations: ['All'] } } }),
    '? **Conditional Access**: could not tell. “Abroad” may concern this account',
  ],
  [
    'text messages while older policies count',
    (world) => void Object.assign(world, { textMessagesAllowed: false, methodsMigrated: false }),
    '? **Codes by text message**: could not tell. The new policy does not allow them',
  ],
];

describe('the plan before anything is changed', () => {
  it.each(blocking)('does not begin with %s', async (_, world, sentence) => {
    const { admin, writes } = await planIn(world);
    expect(admin.sees()).toContain(sentence);
    expect(admin.sees()).toContain('I do not begin like this');
    expect(admin.choices()).toEqual([
      'Check again',
      'Migrate instead',
      'Another account',
      'Admin centers (leaves Teams)',
      'Not now',
    ]);
    expect(writes()).toEqual([]);
  });

  it.each(warning)('warns of %s, and lets the administrator decide', async (_, world, sentence) => {
    const { admin } = await planIn(world);
    expect(admin.sees()).toContain(sentence);
    expect(admin.choices()[0]).toBe('Go on');
    await admin.presses('Go on');
    expect(admin.sees()).not.toContain(cards.plan);
  });

  it.each(unknown)(
    'could not tell of %s, says who can, and lets the administrator decide',
    async (_, world, sentence) => {
      const { admin } = await planIn(world);
      expect(admin.sees()).toContain(sentence);
      const name = /\*\*(.+?)\*\*/.exec(sentence)?.[1]?.toLowerCase() ?? 'no name';
      expect(inOrder(admin.sees())).not.toContain(name);
      expect(admin.choices()[0]).toBe('Go on');
    },
  );

  it('says in one line what is in order, and spells out only what nobody but a person can see', async () => {
    const { admin } = await planIn(() => undefined);
    expect(admin.sees().match(/^✔ /gm)).toHaveLength(1);
    expect(admin.sees().match(/^[✖?] .*/gm)).toEqual([expect.stringContaining('App passwords allowed')]);
    expect(inOrder(admin.sees()).split(' · ')).toHaveLength(10);
  });

  it('knows a Conditional Access policy by the groups that the account is in', async () => {
    const leavesOut = { ...noUsers, includeUsers: ['All'], excludeGroups: ['trusted'] };
    const { admin, world } = await planIn(policyFor('Everybody else', { conditions: { users: leavesOut } }));
    expect(admin.sees()).toContain('“Everybody else” shuts out');
    serviceAccount(world).groups = ['trusted'];
    await admin.presses('Check again');
    expect(inOrder(admin.sees())).toContain('conditional access');
  });

  it('says that the account was locked, until it has come in again', async () => {
    const { admin, world, clock } = await planIn((before) => {
      before.signIns.push(lockedSignIn(before));
    });
    expect(admin.sees()).toContain('✖ **Locked out**: the account was locked after too many wrong passwords');
    await clock.advance(1_000);
    world.signIns.push({
      ...lockedSignIn(world),
      errorCode: 0,
      createdDateTime: new Date(clock.now()).toISOString(),
    });
    await admin.presses('Check again');
    expect(inOrder(admin.sees())).toContain('locked out');
  });

  it('asks Conditional Access again after a second, however fast one presses', async () => {
    const { admin } = await planIn(() => undefined);
    await admin.presses('Check again');
    await admin.presses('Check again');
    expect(inOrder(admin.sees())).toContain('conditional access');
  });

  it('could not tell what stays throttled', async () => {
    const { admin, practice } = await planIn(() => undefined);
    practice.troubles.set('throttled', 9, { path: /sharepoint/ });
    await admin.presses('Check again');
    expect(admin.sees()).toContain(
      '? **SharePoint’s legacy sign-in**: could not tell. Microsoft 365 is busy',
    );
  });

  it('takes one round trip', async () => {
    const { admin, practice } = await planIn(() => undefined);
    const before = practice.graphCalls().length;
    await office.clock.advance(1_000);
    await admin.presses('Check again');
    expect(practice.graphCalls().length - before).toBe(1);
  });

  it('takes no made-up “Go on” where it offers none', async () => {
    const { admin, world } = await planIn((before) => (before.securityDefaultsEnabled = true));
    const plan = admin.last;
    const press = admin.execute('Check again') as {
      value: { action: { verb: string; data: { verb: string } } };
    };
    press.value.action.verb = 'go';
    press.value.action.data.verb = 'go';
    await admin.sends({ ...admin.execute('Check again'), ...press });
    expect(admin.sees(plan)).toContain('This card is out of date');
    world.securityDefaultsEnabled = false;
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards.plan);
  });

  it('looks again when asked to, in the same place', async () => {
    const { admin, world } = await planIn((before) => (before.securityDefaultsEnabled = true));
    const shown = admin.messages.length;
    world.securityDefaultsEnabled = false;
    await admin.presses('Check again');
    expect(inOrder(admin.sees())).toContain('security defaults');
    expect(admin.choices()[0]).toBe('Go on');
    expect(admin.messages).toHaveLength(shown);
  });

  it('could not tell about an account that is gone', async () => {
    const { admin, world } = await planIn(() => undefined);
    world.accounts = world.accounts.filter((account) => account !== serviceAccount(world));
    await admin.presses('Check again');
    expect(admin.sees()).toContain(
      '? **The account**: could not tell. Microsoft 365 does not find this account',
    );
  });

  it('goes back to the accounts, or leaves it for now', async () => {
    const { admin } = await planIn(() => undefined);
    await admin.presses('Another account');
    expect(admin.sees()).toContain(cards['find-account']);
    await new Journey(office).on(['find-account']);
    await admin.presses('Not now');
    expect(admin.sees()).toContain('Nothing is lost: type “enable mfa”');
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards.plan);
  });

  it('names a colleague who has an open run on the same account', async () => {
    office = await openOffice({
      world: (world) => {
        accountNamed(world, 'Adele Vance').roles = [roleTemplates.globalAdministrator.id];
      },
    });
    const { admin, world } = office;
    const adele = office.colleague('Adele Vance');
    await adele.says('enable mfa');
    await adele.fills({ account: serviceAccount(world).id }).presses(buttons['find-account']);
    expect(adele.sees()).not.toContain('has an open run');
    await new Journey(office).to('plan');
    expect(admin.sees()).toContain('Adele Vance has an open run on this account as well.');
    await adele.says('cancel');
    await admin.presses('Check again');
    expect(admin.sees()).not.toContain('Adele Vance');
  });
});

describe('the question about app passwords', () => {
  it('may stay open', async () => {
    const { admin } = await planIn(() => undefined);
    await admin.presses('Go on');
    expect(admin.sees()).toContain(cards.phone);
  });

  it('is taken down as the administrator’s word, and goes on with a yes', async () => {
    const { admin } = await planIn(() => undefined);
    await admin.fills({ appPasswords: 'yes' }).presses('Go on');
    expect(admin.sees()).toContain(cards.phone);
    await admin.says('check');
    expect(admin.sees()).toContain('✔ **App passwords allowed**: yes, on your word');
  });

  it('stops with a no, in the same place, and is asked again by “Check again”', async () => {
    const { admin, writes } = await planIn(() => undefined);
    const shown = admin.messages.length;
    await admin.fills({ appPasswords: 'no' }).presses('Go on');
    expect(admin.sees()).toContain(
      '✖ **App passwords allowed**: you told me that your tenant does not allow',
    );
    expect(admin.choices()[0]).toBe('Check again');
    await admin.presses('Check again');
    expect(admin.messages).toHaveLength(shown);
    expect(admin.sees()).toContain('? **App passwords allowed**: could not tell.');
    expect(admin.choices()[0]).toBe('Go on');
    expect(writes()).toEqual([]);
  });

  it('is not answered by anything else', async () => {
    const { admin } = await planIn(() => undefined);
    await admin.fills({ appPasswords: 'perhaps' }).presses('Go on');
    await admin.says('check');
    expect(admin.sees()).toContain('? **App passwords allowed**: could not tell.');
  });
});
