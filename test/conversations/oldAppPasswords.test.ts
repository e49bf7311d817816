import * as phone from '../../dialogs/phone/words.en';
import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { World } from '../../src/practice/world/world';
import type { Admin } from '../support/admin';
import { buttons, cards, Journey, type CardName } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

const title = 'App passwords of earlier attempts';
const day = 24 * 3_600_000;

let office: Office;
afterEach(() => office.close());

async function finished(world: (world: World) => void = () => undefined): Promise<Office> {
  office = await openOffice({ world });
  const journey = new Journey(office);
  await journey.to('find-account');
  await journey.fromHere('find-account');
  return office;
}

/** The audit log's trace of an app password from some days ago. */
const madeDaysAgo = (days: number) => (world: World) => {
  const at = new Date(Date.now() - days * day).toISOString();
  world.directoryAudits.push({
    ...{ id: `Directory_old-${days}`, activityDateTime: at, visibleFrom: at },
    ...{ activityDisplayName: 'Create application password for user', category: 'UserManagement' },
    ...{ loggedByService: 'Core Directory', operationType: 'Add' },
    ...{ initiatedByUserId: serviceAccount(world).id, targetUserId: serviceAccount(world).id },
  });
};

describe('app passwords of earlier attempts', () => {
  it('are told from the audit log, with where to delete them, and without the newest', async () => {
    const { admin, writes } = await finished(madeDaysAgo(3));
    const before = writes().length;
    await admin.presses('Old app passwords');
    expect(admin.sees()).toContain(title);
    expect(admin.sees()).toContain('One was created before this run:');
    expect(admin.sees().match(/created \{\{DATE/g)).toHaveLength(1);
    expect(admin.sees()).toContain('open “Security info”');
    expect(admin.choices()).toContain('Open Security info (leaves Teams)');
    expect(writes().length).toBe(before);
  });

  it('are none when there is no trace of any', async () => {
    const { admin } = await finished();
    await admin.presses('Old app passwords');
    expect(admin.sees()).toContain('I see none from before this run.');
  });

  it('are known from an earlier run where the log may not be read', async () => {
    const { admin, clock, practice } = await finished();
    await clock.advance(40 * day);
    const again: readonly CardName[] = ['find-account', 'plan'];
    await admin.says('enable mfa');
    await new Journey(office).on(again);
    practice.troubles.set('logs-forbidden');
    await admin.presses('Old app passwords', reportOf(office));
    expect(admin.sees()).toContain('One was created before this run:');
    expect(admin.sees()).toContain('The audit log could not be read');
  });

  it('are gone on the administrator’s word, which stands on the report, said once', async () => {
    const { admin, restart } = await finished(madeDaysAgo(3));
    await admin.presses('Old app passwords');
    const card = admin.last;
    const press = admin.execute('I have deleted the old ones');
    await admin.sends(press);
    await admin.sends(press);
    expect(admin.sees(card)).toContain('✎ **Old app passwords are deleted**: on your word');
    await restart(office.loseDialogs);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('✎ **Old app passwords are deleted**: on your word');
  });

  it('are answered otherwise a few times only: each answer is one entry of the record for ever', async () => {
    const { admin, clock } = await finished(madeDaysAgo(3));
    await admin.presses('Old app passwords');
    const card = admin.last;
    const [none, deleted] = ['There are none', 'I have deleted the old ones'].map((title) =>
      admin.execute(title),
    );
    for (const press of [none, deleted, none, deleted, none, none]) {
      await clock.advance(1_000);
      if (press) await admin.sends(press);
    }
    expect(admin.sees(card)).toContain('There are no old app passwords');
    expect(admin.sees(card)).not.toContain('it stays as it is');
    if (deleted) await admin.sends(deleted);
    expect(admin.sees(card)).toContain('There are no old app passwords');
    expect(admin.sees(card)).toContain('it stays as it is');
    await admin.says('check report');
    await admin.fills({ report: 'x' }).presses('Compare');
    expect(admin.sees()).toContain('The record has 6 entries');
  });

  it('are not answered for another run', async () => {
    const { admin } = await finished(madeDaysAgo(3));
    await admin.presses('Old app passwords');
    const press = admin.execute('There are none') as { value: { action: { data: { run: string } } } };
    press.value.action.data.run = 'another';
    await admin.sends({ ...admin.execute('There are none'), ...press });
    expect(admin.sees()).toContain('This card is out of date');
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).not.toContain('There are no old app passwords');
  });

  it('cannot be looked for when nobody answers', async () => {
    const { admin, practice } = await finished();
    practice.troubles.set('unreachable', 9, { path: /directoryAudits/ });
    await admin.presses('Old app passwords');
    expect(admin.sees()).toContain('I could not look');
    practice.troubles.clear();
    await admin.presses('Look again');
    expect(admin.sees()).toContain(title);
  });
});

describe('app passwords of earlier attempts, before another one is created', () => {
  const said = 'Delete the app password of an earlier attempt first, in “Security info”:';
  const gone = 'I have deleted the old ones';

  /** Another run on the account, up to the app password. */
  async function again(person: Admin = office.admin): Promise<Journey> {
    const journey = new Journey({ ...office, admin: person });
    await office.clock.advance(40 * day);
    await journey.to('phone');
    await person.fills({ holder: 'Sam Phone' }).presses(phone.keep.yes);
    await journey.on(['password', 'my-account']);
    expect(person.sees()).toContain(cards['app-password']);
    return journey;
  }

  it('are named on the card that asks for it, by when they were created, with what is to be kept', async () => {
    const { admin } = await finished();
    await again();
    expect(admin.sees()).toContain(said);
    expect(admin.sees().match(/- created \{\{DATE/g)).toHaveLength(1);
    expect(admin.sees()).toContain('an account holds at most 40');
    expect(admin.sees()).toContain('still signs in with only after the new one is saved');
    expect(admin.choices()).toContain(gone);
  });

  it('are deleted on the administrator’s word, which stands in the report, and are not named again', async () => {
    const { admin } = await finished();
    const journey = await again();
    await admin.presses(gone);
    expect(admin.sees()).toContain(cards['app-password']);
    expect(admin.sees()).not.toContain(said);
    await admin.presses(buttons['app-password']);
    expect(admin.sees()).not.toContain(said);
    serviceAccount(office.world).appPasswords = [];
    await journey.fromHere('app-password');
    expect(admin.sees()).toContain('✎ **Old app passwords are deleted**: on your word');
    await admin.presses('Old app passwords');
    expect(admin.sees()).toContain('One was created before this run:');
  });

  it.each(['logs-forbidden', 'unreachable'] as const)(
    'are known from a colleague’s run, without a name, where the log is silent: %s',
    async (trouble) => {
      await finished((world) => {
        accountNamed(world, 'Adele Vance').roles = [roleTemplates.globalAdministrator.id];
      });
      const adele = office.colleague('Adele Vance');
      office.practice.troubles.set(trouble, 100, { path: /directoryAudits/ });
      await again(adele);
      expect(adele.sees()).toContain(said);
      expect(adele.sees()).not.toContain('Avery');
    },
  );

  it('are not spoken of where nothing shows any', async () => {
    office = await openOffice();
    const journey = new Journey(office);
    await journey.to('app-password');
    expect(office.admin.sees()).not.toContain('earlier attempt first');
    expect(office.admin.choices()).not.toContain(gone);
  });
});

function reportOf({ admin }: Office) {
  const report = admin.messages.find((message) => admin.choices(message).includes('Old app passwords'));
  if (!report) throw new Error('no report was shown');
  return report;
}
