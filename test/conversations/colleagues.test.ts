import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { Admin } from '../support/admin';
import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

const worksAsWell = 'works on this account as well';
const hasChanged = 'has changed something on this account meanwhile';

let office: Office;
let adele: Admin;
let avery: Journey;
let hers: Journey;

beforeEach(async () => {
  office = await openOffice({
    world: (world) => {
      accountNamed(world, 'Adele Vance').roles = [roleTemplates.globalAdministrator.id];
    },
  });
  adele = office.colleague('Adele Vance');
  avery = new Journey(office);
  hers = new Journey({ ...office, admin: adele });
});
afterEach(() => office.close());

describe('two administrators on one account', () => {
  it('see each other: who comes second on the plan, who was there first on the next card, once', async () => {
    await avery.to('phone');
    await hers.to('plan');
    expect(adele.sees()).toContain('Avery Admin has an open run on this account as well.');
    expect(adele.sees()).not.toContain(worksAsWell);
    await avery.on(['phone']);
    expect(office.admin.sees()).toMatch(/Adele Vance works on this account as well, since .*\. Talk to each/);
    expect(office.admin.sees()).toContain(cards.password);
    await avery.on(['password']);
    expect(office.admin.sees()).toContain(cards['my-account']);
    expect(office.admin.sees()).not.toContain('Adele Vance');
  });

  it('are told what the other has changed meanwhile, and each thing once', async () => {
    await avery.to('phone');
    await hers.to('phone');
    await avery.on(['phone']);
    await hers.on(['phone']);
    expect(adele.sees()).toContain(
      'Avery Admin has changed something on this account meanwhile: the mobile phone',
    );
    await avery.on(['password']);
    expect(office.admin.sees()).toContain(
      'Adele Vance has changed something on this account meanwhile: the mobile phone.',
    );
    await adele.says('enable mfa');
    expect(adele.sees()).toContain('meanwhile: the new password, multi-factor authentication.');
    await adele.says('enable mfa');
    expect(adele.sees()).not.toContain('Avery Admin');
  });

  it('are told on the same card when a fault is shown', async () => {
    await avery.to('password');
    await hers.to('plan');
    await office.admin.fills({ password: goodPassword, passwordAgain: 'another' }).presses(buttons.password);
    expect(office.admin.sees()).toContain(`Adele Vance ${worksAsWell}`);
    await office.admin.fills({ password: goodPassword, passwordAgain: 'another' }).presses(buttons.password);
    expect(office.admin.sees()).not.toContain('Adele Vance');
  });

  it('are told after a restart what was changed before it, and not again what was told', async () => {
    await avery.to('phone');
    await hers.to('phone');
    await office.restart();
    await office.admin.says('enable mfa');
    expect(office.admin.sees()).toContain(`Adele Vance ${worksAsWell}`);
    await hers.on(['phone']);
    await office.restart(office.loseDialogs);
    await office.admin.says('enable mfa');
    expect(office.admin.sees()).toContain(`Adele Vance ${hasChanged}: the mobile phone.`);
    expect(office.admin.sees()).not.toContain(worksAsWell);
  });

  it('hear nothing of a run on another account, or of one that has ended', async () => {
    await avery.to('phone');
    await adele.says('enable mfa');
    const other = accountNamed(office.world, `${serviceAccount(office.world).displayName} (old)`);
    await adele.fills({ account: other.id }).presses(buttons['find-account']);
    expect(adele.sees()).not.toContain('Avery Admin');
    await avery.on(['phone']);
    expect(office.admin.sees()).not.toContain('Adele Vance');
    await adele.presses('Another account');
    await adele.fills({ account: serviceAccount(office.world).id }).presses(buttons['find-account']);
    await adele.says('cancel');
    await avery.on(['password']);
    expect(office.admin.sees()).not.toContain('Adele Vance');
  });
});
