import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import { BrowserWindow } from '../support/browser';
import { actionsOf } from '../support/cards';
import { Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

const grant = 'Grant it (leaves Teams)';
const granted = 'Granted: look again';
const writing = [
  'User-Phone.ReadWrite.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'Policy.ReadWrite.AuthenticationMethod',
];

let office: Office;
beforeEach(async () => {
  office = await openOffice({ states: ['reading-only'] });
  await new Journey(office).to('plan');
});
afterEach(() => office.close());

/** The page behind the button, in a browser of its own. */
async function grantPage(): Promise<BrowserWindow> {
  const { admin, chat } = office;
  const link = actionsOf(chat.now(admin.last).card).find(({ title }) => title === grant);
  return new BrowserWindow().opens(link?.url ?? '');
}

const consented = () => writing.filter((name) => office.world.consentedScopes.includes(name));

describe('the link on the plan to where permissions are granted', () => {
  it('names what writes and nothing else, and comes back to a page of the bot', async () => {
    const browser = await grantPage();
    expect(browser.page.match(/<code>[^<]+<\/code>/g)).toEqual(
      expect.arrayContaining(writing.map((name) => `<code>${name}</code>`)),
    );
    expect(browser.page).not.toContain('<code>User.Read');
    await browser.answers('accept');
    expect(browser.page).toContain('data-outcome="consent-granted"');
    expect(browser.page).toContain(granted);
    expect(consented()).toEqual(writing);
  });

  it('gives the next sign-in what was granted: the bot does the work then', async () => {
    const { admin, practice } = office;
    await (await grantPage()).answers('accept');
    const before = practice.teams.exchanges.length;
    await admin.presses(granted);
    expect(practice.teams.exchanges).toHaveLength(before + 1);
    expect(admin.choices()).toContain('Go on');
    expect(admin.choices()).not.toContain(grant);
  });

  it('changes nothing when it is declined, and says who else can grant', async () => {
    const { admin } = office;
    const browser = await (await grantPage()).answers('cancel');
    expect(browser.page).toContain('data-outcome="consent-denied"');
    expect(browser.page).toContain('Cloud Application Administrator');
    expect(consented()).toEqual([]);
    await admin.presses(granted);
    expect(admin.choices()).toContain(grant);
  });

  it('lets nobody grant without a role for it', async () => {
    const { admin, world } = office;
    const person = world.accounts.find(({ id }) => id === world.adminId);
    if (person) person.roles = [roleTemplates.authenticationAdministrator.id];
    const browser = await grantPage();
    expect(browser.page).toContain('Need admin approval');
    await browser.answers('accept');
    expect(browser.page).toContain('data-outcome="consent-denied"');
    expect(consented()).toEqual([]);
    await admin.presses(granted);
    expect(admin.choices()).toContain(grant);
  });
});
