import { title } from '../../dialogs/cards/accounts.en';
import * as findAccount from '../../dialogs/find-account/words.en';
import * as phone from '../../dialogs/phone/words.en';
import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { Admin } from '../support/admin';
import { Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

const leftBy = (who: string) =>
  new RegExp(
    `⚠ Left open by ${who}, since \\{\\{DATE.*: as far as I know, Cloud App Security cannot sign in\\.`,
  );
const buttonOf = (person: Admin) => person.choices().find((one) => one.startsWith('Enable MFA: tmcassp_'));

let office: Office;
let adele: Admin;
beforeEach(async () => {
  office = await openOffice({
    world: (world) => {
      accountNamed(world, 'Adele Vance').roles = [roleTemplates.globalAdministrator.id];
    },
  });
  adele = office.colleague('Adele Vance');
});
afterEach(() => office.close());

/** Avery changes the password, and stops. */
async function stopsWithOpenGap(): Promise<void> {
  const { admin } = office;
  await new Journey(office).to('my-account');
  await admin.says('cancel');
  await admin.presses('Stop anyway');
  expect(admin.sees()).toContain('has not been able to sign in');
}

/** What the list says to somebody who is signed in. */
async function listOf(person: Admin): Promise<string> {
  await person.says('check');
  await person.says('status');
  expect(person.sees()).toContain(title);
  return person.sees();
}

describe('a run that was stopped while Cloud App Security could not sign in', () => {
  it('stands first in the list, with who has left it and since when', async () => {
    await stopsWithOpenGap();
    const seen = await listOf(adele);
    expect(seen).toMatch(leftBy('Avery Admin'));
    const { userPrincipalName } = serviceAccount(office.world);
    expect(seen.indexOf(userPrincipalName)).toBeLessThan(seen.indexOf('(old)'));
    expect(seen.match(/Left open/g)).toHaveLength(1);
    expect(await listOf(office.admin)).toMatch(leftBy('you'));
  });

  it('is gone on with by a run of one’s own, on that account, and then is no longer open', async () => {
    await stopsWithOpenGap();
    await listOf(adele);
    await adele.presses(buttonOf(adele) ?? '');
    expect(adele.sees()).toContain('This is the account that your button named.');
    expect(adele.sees()).toContain(serviceAccount(office.world).userPrincipalName);
    await adele.presses(findAccount.confirm.yes);
    const journey = new Journey({ ...office, admin: adele });
    await journey.on(['plan']);
    await adele.fills({ holder: 'Sam Phone' }).presses(phone.keep.yes);
    await journey.fromHere('password');
    expect(await listOf(adele)).not.toContain('Left open');
  });

  it('is offered to nobody while somebody works on the account, or has a run of their own', async () => {
    await stopsWithOpenGap();
    await listOf(adele);
    const [list, button] = [adele.last, buttonOf(adele) ?? ''];
    await office.admin.says('enable mfa');
    await office.admin.fills({ account: serviceAccount(office.world).id }).presses(findAccount.choose.yes);
    expect(await listOf(adele)).toMatch(leftBy('Avery Admin'));
    expect(buttonOf(adele)).toBeUndefined();
    await adele.says('enable mfa');
    await adele.presses(button, list);
    expect(adele.messages.map((one) => adele.sees(one)).join('\n')).toContain(
      'You have a run open yourself.',
    );
  });

  it('is not shown to who holds no role for it, and no account is taken from a button not made for it', async () => {
    await stopsWithOpenGap();
    accountNamed(office.world, 'Adele Vance').roles = [];
    expect(await listOf(adele)).not.toContain('Left open');
    const { id } = accountNamed(office.world, 'Adele Vance');
    await adele.sends({
      type: 'message',
      value: { verb: 'command', command: 'begin where left', account: id },
    });
    expect(adele.sees()).not.toContain('your button named');
  });

  it('is not in the list when it had changed no password', async () => {
    const { admin } = office;
    await new Journey(office).to('password');
    await admin.says('cancel');
    await admin.presses('Stop anyway');
    expect(await listOf(adele)).not.toContain('Left open');
  });
});
