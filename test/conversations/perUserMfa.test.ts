import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { World } from '../../src/practice/world/world';
import { buttons, cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

let office: Office;
afterEach(() => office.close());

/** Up to the password, which is set; per-user MFA comes by itself right after. */
async function afterThePassword(world?: (world: World) => void): Promise<Office> {
  office = await openOffice({ world });
  await new Journey(office).to('my-account');
  return office;
}

/** As before, in a tenant or at a moment where the way to the next card is barred. */
async function stuckAfterThePassword(before: (office: Office) => void): Promise<Office> {
  office = await openOffice();
  const journey = new Journey(office);
  await journey.to('password');
  before(office);
  await journey.prepares.password();
  await office.admin.presses(buttons.password);
  return office;
}

const mfaWrites = () => office.writes().filter((write) => write.includes('requirements'));
const requirements = { method: 'PATCH', path: /requirements$/ };

describe('per-user MFA', () => {
  it('is enabled, and enforced by the phone that is registered, with one write', async () => {
    const { world } = await afterThePassword();
    expect(serviceAccount(world).perUserMfaState).toBe('enforced');
    expect(mfaWrites()).toEqual(['PATCH authentication/requirements 204']);
  });

  it('that is enabled only is repaired to enforced, with one write', async () => {
    const { world } = await afterThePassword((before) => {
      serviceAccount(before).perUserMfaState = 'enabled';
    });
    expect(serviceAccount(world).perUserMfaState).toBe('enforced');
    expect(mfaWrites()).toEqual(['PATCH authentication/requirements 204']);
  });

  it('that is enforced already is not written', async () => {
    const { admin } = await afterThePassword((before) => {
      serviceAccount(before).perUserMfaState = 'enforced';
    });
    expect(admin.sees()).toContain('✔ **Multi-factor authentication enforced**: proven');
    expect(mfaWrites()).toEqual([]);
  });

  it('that may not be read is enforced by hand, on the administrator’s word', async () => {
    const { admin } = await stuckAfterThePassword(({ world }) => {
      accountNamed(world, 'Avery Admin').roles = [roleTemplates.privilegedAuthenticationAdministrator.id];
    });
    expect(admin.sees()).toContain('Step');
    expect(admin.sees()).toContain('Microsoft 365 does not let you do this');
    expect(admin.sees()).toContain('“Enable MFA”, then “Enforce MFA”.');
    expect(mfaWrites()).toEqual([]);
    await admin.presses('I have enforced it by hand');
    expect(admin.sees()).toContain(cards['my-account']);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain(
      '✎ **7. Multi-factor authentication enforced**: on your word',
    );
  });

  it('can be read once the role is there', async () => {
    const { admin, world } = await stuckAfterThePassword((before) => {
      accountNamed(before.world, 'Avery Admin').roles = [
        roleTemplates.privilegedAuthenticationAdministrator.id,
      ];
    });
    accountNamed(world, 'Avery Admin').roles = [roleTemplates.globalAdministrator.id];
    await admin.presses('Try again');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(serviceAccount(world).perUserMfaState).toBe('enforced');
  });

  it('whose write is refused is tried again only when the administrator asks for it', async () => {
    const { admin } = await stuckAfterThePassword(({ practice }) =>
      practice.troubles.set('forbidden', 1, requirements),
    );
    expect(admin.sees()).toContain('Per-user multi-factor authentication of this account is disabled.');
    expect(admin.sees()).toContain('Microsoft 365 does not let you do this');
    await admin.presses('Check again');
    expect(mfaWrites()).toHaveLength(1);
    await admin.presses('Let me try again');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(mfaWrites()).toHaveLength(2);
  });

  it('that somebody enforces by hand meanwhile is proven by the next look', async () => {
    const { admin, world } = await stuckAfterThePassword(({ practice }) =>
      practice.troubles.set('forbidden', 1, requirements),
    );
    serviceAccount(world).perUserMfaState = 'enforced';
    await admin.presses('Check again');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(mfaWrites()).toHaveLength(1);
  });
});
