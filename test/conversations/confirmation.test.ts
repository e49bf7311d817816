import { buttons, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const day = 86_400_000;

/** Everything is done, and only the last press is missing. */
async function beforeTheLastPress(): Promise<void> {
  await journey.to('cloud-app-security');
  await journey.prepares['cloud-app-security']();
  await office.admin.presses(buttons['cloud-app-security']);
  await office.clock.advance(120_000);
}

describe('the last look', () => {
  it('turns what was on the administrator’s word into proven, when the logs have arrived', async () => {
    const { admin, practice } = office;
    await journey.to('my-account');
    practice.troubles.set('late-log', 60);
    for (const card of ['my-account', 'app-password'] as const) {
      await journey.prepares[card]();
      await admin.presses(buttons[card]);
      await admin.presses('I have done it: go on');
    }
    practice.troubles.clear();
    await journey.on(['cloud-app-security']);
    expect(admin.sees()).toContain('✔ **8. Sign-in with a code from the phone**: proven');
    expect(admin.sees()).toContain('✔ **10. App password created**: proven');
    expect(admin.sees()).toContain('✔ **9. App passwords opened**: proven');
    expect(admin.sees()).toContain('11 steps are **proven**');
  });

  it('notices that per-user MFA was switched off meanwhile, and repairs it', async () => {
    const { admin, world, writes } = office;
    await beforeTheLastPress();
    serviceAccount(world).perUserMfaState = 'disabled';
    await admin.presses('Check again');
    expect(admin.sees()).toContain('Something has changed back');
    expect(admin.sees()).toContain('Per-user multi-factor authentication is not enforced any more.');
    const before = writes().length;
    await admin.presses('Go back and repair');
    expect(writes().slice(before)).toEqual(['PATCH authentication/requirements 204']);
    expect(serviceAccount(world).perUserMfaState).toBe('enforced');
    expect(admin.sees()).toContain('11 steps are **proven**');
  });

  it('does not call done what was changed back, however often it is asked', async () => {
    const { admin, world } = office;
    await beforeTheLastPress();
    serviceAccount(world).perUserMfaState = 'disabled';
    await admin.presses('Check again');
    await admin.presses('Look once more');
    expect(admin.sees()).toContain('Something has changed back');
    serviceAccount(world).perUserMfaState = 'enforced';
    await admin.presses('Look once more');
    expect(admin.sees()).toContain('11 steps are **proven**');
  });

  it('notices another phone, and asks for it again', async () => {
    const { admin, world } = office;
    await beforeTheLastPress();
    serviceAccount(world).mobilePhone = '+1 2065550177';
    await admin.presses('Check again');
    expect(admin.sees()).toContain('Contact number and authentication phone are not the same any more');
    await admin.presses('Go back and repair');
    await journey.on(['phone']);
    expect(admin.sees()).toContain('11 steps are **proven**');
  });

  it('notices a password that was changed again after this run', async () => {
    const { admin, world, clock } = office;
    await beforeTheLastPress();
    serviceAccount(world).lastPasswordChangeDateTime = new Date(clock.now()).toISOString();
    await admin.presses('Check again');
    expect(admin.sees()).toContain('The password was changed again after this run had set it.');
  });
});

describe('the report', () => {
  it('is shown by “status” days later, and names the account', async () => {
    const { admin, clock, world } = office;
    await journey.to('find-account');
    await journey.fromHere('find-account');
    const report = admin.sees();
    await clock.advance(3 * day);
    await office.restart();
    await admin.says('status');
    expect(admin.sees(ownRun(admin)).split('\n')).toEqual(expect.arrayContaining(report.split('\n')));
    expect(report).toContain(serviceAccount(world).userPrincipalName);
    expect(report).toContain('Done by\nAvery Admin');
  });

  it('names its day once, if it is one day where the administrator is', async () => {
    const { admin } = office;
    await journey.to('find-account');
    await journey.fromHere('find-account');
    const times = [...admin.sees().matchAll(/\{\{TIME\(([^)]+)\)/g)].map(([, at]) => Date.parse(at ?? ''));
    const inLosAngeles = new Intl.DateTimeFormat('en', { timeZone: 'America/Los_Angeles' });
    const days = new Set(times.map((at) => inLosAngeles.format(at)));
    const dates = admin.sees().match(/\{\{DATE/g) ?? [];
    expect(times.length).toBeGreaterThan(13);
    expect(dates).toHaveLength(days.size === 1 ? 1 : times.length);
  });

  it('is kept apart from the next run', async () => {
    const { admin, clock } = office;
    await journey.to('find-account');
    await journey.fromHere('find-account');
    await clock.advance(60_000);
    await admin.says('enable mfa');
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('1 of 13 steps are settled.');
    await admin.says('cancel');
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('Stopped by you');
  });
});
