import type { StateName } from '../../src/practice/world/states';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
afterEach(() => office.close());

async function begunIn(...states: StateName[]): Promise<Office> {
  office = await openOffice({ states });
  return office;
}

describe('a practice tenant that is begun in a state', () => {
  it('has no account to find', async () => {
    const { admin } = await begunIn('no-account');
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('No service account found');
  });

  it('has two accounts that look right', async () => {
    const { admin } = await begunIn('several-accounts');
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('tmcassp_5be9d2077c31');
    expect(admin.sees()).toContain('tmcassp_8c1f04be7a6d');
  });

  it('asks for consent', async () => {
    const { admin } = await begunIn('consent-needed');
    await admin.says('enable mfa');
    expect(admin.signInLink).toContain('/auth/start');
  });

  it('lets the bot read and change nothing, and the plan names what is missing', async () => {
    const { admin, world } = await begunIn('reading-only');
    expect(world.consentedScopes.filter((scope) => /Write|Revoke/.test(scope))).toEqual([]);
    await new Journey(office).to('plan');
    expect(admin.sees()).toContain('User-PasswordProfile.ReadWrite.All');
    expect(admin.sees()).toContain('✔ In order: Your roles');
  });

  it('has more than one thing that stands in the way', async () => {
    const { admin } = await begunIn('synchronised', 'security-defaults');
    await new Journey(office).to('plan');
    expect(admin.sees()).toContain('✖ **The account**: it comes from an on-premises directory');
    expect(admin.sees()).toContain('✖ **Security defaults**: on.');
  });

  it('has a phone already, which is kept when the administrator says so', async () => {
    const { admin } = await begunIn('phone-exists');
    await new Journey(office).to('phone');
    expect(admin.sees()).toContain('88');
  });

  it('brings an account from enabled to enforced', async () => {
    const { admin, world } = await begunIn('mfa-enabled-only');
    expect(world.accounts.filter(({ perUserMfaState }) => perUserMfaState === 'enabled')).toHaveLength(1);
    await new Journey(office).to('my-account');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(world.accounts.filter(({ perUserMfaState }) => perUserMfaState === 'enabled')).toEqual([]);
  });

  it('loses the answer to the first write, and the run goes on all the same', async () => {
    const { admin, practice } = await begunIn('lost-answer');
    expect(practice.troubles.list()).toHaveLength(1);
    const journey = new Journey(office);
    await journey.to('password');
    expect(practice.troubles.list()).toEqual([]);
    expect(admin.sees()).toContain('Microsoft 365 did not answer in time');
    await journey.on(['phone']);
    expect(admin.sees()).toContain(cards.password);
  });
});
