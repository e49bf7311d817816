import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { World } from '../../src/practice/world/world';
import { buttons, cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

let office: Office;
afterEach(() => office.close());

const serviceAccountIs = (changes: object) => (world: World) =>
  void Object.assign(serviceAccount(world), changes);
const adminHas = (roles: readonly (keyof typeof roleTemplates)[]) => (world: World) => {
  accountNamed(world, 'Avery Admin').roles = roles.map((role) => roleTemplates[role].id);
};

/** The plan for the service account in a changed world. */
async function planIn(world: (world: World) => void): Promise<Office> {
  office = await openOffice({ world });
  await new Journey(office).to('plan');
  return office;
}

const blocking: readonly (readonly [string, (world: World) => void, string])[] = [
  [
    'a guest',
    serviceAccountIs({ userType: 'Guest' }),
    '✖ **The account**: this is a guest from another organisation.',
  ],
  [
    'a synchronised account',
    serviceAccountIs({ onPremisesSyncEnabled: true }),
    '✖ **The account**: it comes from an on-premises directory',
  ],
  [
    'a disabled account',
    serviceAccountIs({ accountEnabled: false }),
    '✖ **The account**: its sign-in is blocked.',
  ],
  ['security defaults', (world) => (world.securityDefaultsEnabled = true), '✖ **Security defaults**: on.'],
];

const warning: readonly (readonly [string, (world: World) => void, string])[] = [
  [
    'roles that are missing',
    adminHas(['globalReader']),
    '✖ **Your roles**: you lack Privileged Authentication Administrator and Authentication Policy Administrator.',
  ],
  [
    'one role that is missing',
    adminHas(['authenticationPolicyAdministrator']),
    '✖ **Your roles**: you lack Privileged Authentication Administrator.',
  ],
  [
    'an account in a restricted unit',
    serviceAccountIs({ isManagementRestricted: true }),
    '✖ **The account**: it is in a restricted administrative unit',
  ],
  [
    'legacy sign-in that is switched off',
    (world) => (world.legacyAuthProtocolsEnabled = false),
    '✖ **SharePoint’s legacy sign-in**: switched off',
  ],
  [
    'a reading that is refused',
    adminHas(['privilegedAuthenticationAdministrator', 'authenticationPolicyAdministrator']),
    '? **SharePoint’s legacy sign-in**: could not tell. Microsoft 365 does not let you do this',
  ],
];

describe('the plan before anything is changed', () => {
  it.each(blocking)('does not begin with %s', async (_, world, sentence) => {
    const { admin, writes } = await planIn(world);
    expect(admin.sees()).toContain(sentence);
    expect(admin.sees()).toContain('I do not begin like this');
    expect(admin.choices()).toEqual([
      'Check again',
      'Another account',
      'Migration guide (leaves Teams)',
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
    expect(admin.sees()).toContain('✔ **Security defaults**: off');
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
