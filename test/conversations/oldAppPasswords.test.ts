import type { World } from '../../src/practice/world/world';
import { Journey, type CardName } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';

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
    expect(admin.sees()).toContain('✎ **Old app passwords are deleted**: on your word');
  });

  it('are not answered for another run', async () => {
    const { admin } = await finished(madeDaysAgo(3));
    await admin.presses('Old app passwords');
    const press = admin.execute('There are none') as { value: { action: { data: { run: string } } } };
    press.value.action.data.run = 'another';
    await admin.sends({ ...admin.execute('There are none'), ...press });
    expect(admin.sees()).toContain('This card is out of date');
    await admin.says('status');
    expect(admin.sees()).not.toContain('There are no old app passwords');
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

function reportOf({ admin }: Office) {
  const report = admin.messages.find((message) => admin.choices(message).includes('Old app passwords'));
  if (!report) throw new Error('no report was shown');
  return report;
}
