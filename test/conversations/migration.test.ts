import { cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { ownRun } from '../support/ownRun';

const title = 'Migrate to an Authorized Account';
const both = '“SharePoint Online protected.” and “OneDrive protected.”';

let office: Office;
let journey: Journey;

beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
  await journey.to('plan');
});
afterEach(() => office.close());

/** From the plan to the word that it is migrated, and back on the plan. */
async function migrates(seen = 'both'): Promise<void> {
  await office.admin.presses('Migrate instead');
  await office.admin.fills({ seen }).presses('It is migrated');
}

describe('the way to an Authorized Account', () => {
  it('is told with the console’s labels, the guide, and the day on which it was checked', async () => {
    const { admin } = office;
    expect(admin.choices()).toContain('Migrate instead');
    await admin.presses('Migrate instead');
    expect(admin.sees()).toContain(title);
    expect(admin.sees()).toContain('Administration > **Service Account**');
    expect(admin.sees()).toContain('**Migration Available**');
    expect(admin.sees()).toContain(both);
    expect(admin.sees()).toContain('as it was on 2026-11-22');
    expect(admin.choices()).toEqual([
      'Open the console (leaves Teams)',
      'Trend Micro’s guide (leaves Teams)',
      'It is migrated',
      'My screen looks different',
      'Back to the plan',
      'Not now',
    ]);
  });

  it('does not stand in the way of who goes on: the report says that they knew', async () => {
    const { admin } = office;
    await journey.fromHere('plan');
    expect(admin.sees()).toContain('Way\nMFA for the account, knowing of the Authorized Account');
    expect(admin.sees()).not.toContain('migrated to');
  });

  it('ends a run in which nothing is written, on the administrator’s word', async () => {
    const { admin, writes } = office;
    await migrates();
    expect(admin.sees()).toContain(cards.plan);
    expect(admin.sees()).toContain('SharePoint Online and OneDrive is migrated to an Authorized Account');
    await admin.presses('End here: migrated');
    expect(admin.sees()).toContain('Done: migrated to an Authorized Account, on your word');
    expect(admin.sees()).toContain(`the console showed ${both}`);
    expect(admin.sees()).toContain('The old account has no multi-factor authentication from me.');
    expect(admin.sees()).toMatch(/\*\*5\. .*\*\*: left out, as you migrated/);
    expect(admin.sees()).not.toContain('knowing of');
    expect(admin.sees()).toContain('In the record as 1-');
    expect(writes()).toEqual([]);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('Done: migrated to an Authorized Account, on your word');
  });

  it('lets the administrator put the old account under MFA all the same, without an app password', async () => {
    const { admin, clock } = office;
    await migrates();
    await journey.on(['plan', 'phone', 'password']);
    expect(admin.sees()).toContain(cards['my-account']);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('Unprotected\nnot at all');
    await admin.says('enable mfa');
    journey.person.signsIn(goodPassword);
    await clock.advance(60_000);
    await admin.presses('Check again');
    expect(admin.sees()).toContain('Done: migrated to an Authorized Account, on your word');
    expect(admin.sees()).toContain('on your word, and MFA for the old account');
    expect(admin.sees()).toMatch(/\*\*7\. .*enforced/);
    expect(admin.sees()).toMatch(/\*\*10\. .*\*\*: left out/);
  });

  it('keeps the app password for a service that was not migrated, and can be taken up again', async () => {
    const { admin } = office;
    await migrates('sharepoint');
    expect(admin.choices()).toEqual(
      expect.arrayContaining(['Go on', 'End here: migrated', 'Migrate instead']),
    );
    await migrates();
    expect(admin.choices()).not.toContain('Migrate instead');
  });

  it('goes all thirteen steps when only one service was migrated', async () => {
    await migrates('sharepoint');
    await journey.fromHere('plan');
    expect(office.admin.sees()).toContain('Done: Cloud App Security signs in with its new password');
    expect(office.admin.sees()).toContain('MFA for the old account; the console showed “SharePoint Online');
  });

  it('counts nothing as migrated that the console has not said', async () => {
    const { admin } = office;
    await migrates('none');
    expect(admin.sees()).toContain(title);
    expect(admin.sees()).toContain('I do not count it as migrated yet');
    await admin.fills({ seen: 'everything' }).presses('It is migrated');
    expect(admin.sees()).toContain('✖ Choose what the console showed.');
    await admin.presses('Back to the plan');
    expect(admin.sees()).toContain(cards.plan);
    expect(admin.sees()).not.toContain('On your word');
  });

  it('takes down that the screens differ, and says what to look for', async () => {
    const { admin } = office;
    await admin.presses('Migrate instead');
    await admin.presses('My screen looks different');
    expect(admin.sees()).toContain('Then Trend Micro’s guide counts, not my lines');
    await admin.fills({ seen: 'both' }).presses('It is migrated');
    await admin.presses('End here: migrated');
    expect(admin.sees()).toContain('the console looked different from what I described');
  });

  it('survives leaving, a restart, help and a lost dialog, and can be cancelled', async () => {
    const { admin } = office;
    await admin.presses('Migrate instead');
    await admin.presses('Not now');
    await admin.says('help');
    expect(admin.sees()).toContain('the migration to an Authorized Account');
    await office.restart(office.loseDialogs);
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(title);
    await admin.fills({ seen: 'onedrive' }).presses('It is migrated');
    expect(admin.sees()).toContain('OneDrive is migrated to an Authorized Account');
    await admin.says('cancel');
    expect(admin.sees()).toContain('I have changed nothing in Microsoft 365');
  });

  it('is forgotten with the account', async () => {
    const { admin } = office;
    await migrates();
    await admin.presses('Another account');
    await journey.on(['find-account']);
    expect(admin.sees()).not.toContain('On your word');
    expect(admin.choices()).toContain('Migrate instead');
  });
});
