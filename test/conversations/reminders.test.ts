import { openOffice, type Office } from '../support/office';
import { goodPassword, goodPhone, Journey } from '../support/journey';

const hour = 3_600_000;

/** A Wednesday at noon where the administrator is, in Los Angeles: no quiet hours then. */
async function toNoonOfAWednesday({ clock }: Office): Promise<void> {
  const now = new Date(clock.now());
  const days = (3 - now.getUTCDay() + 7) % 7 || 7;
  const noon = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 20);
  await clock.advance(noon - clock.now());
}

describe('a run that is left half-way', () => {
  let office: Office;
  let journey: Journey;
  beforeEach(async () => {
    office = await openOffice();
    journey = new Journey(office, 'presses');
  });
  afterEach(() => office.close());

  it('is brought back to mind, and goes on at the right step', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await toNoonOfAWednesday(office);
    await office.sweep();
    expect(admin.sees()).toContain('Your run is waiting');
    expect(admin.sees()).toContain('Next comes the mobile phone.');
    expect(admin.choices()).toEqual([
      'Go on',
      'In 1 hour',
      'Tomorrow morning',
      'Next week',
      'Stop reminding',
    ]);
    await admin.presses('Go on');
    await admin.fills({ phone: goodPhone, holder: 'Sam' }).presses('Save the phone');
    expect(admin.sees()).toContain('A new password for the service account');
    expect(clock.now()).toBeGreaterThan(0);
  });

  it('has one living card: a newer one retires it', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await toNoonOfAWednesday(office);
    await office.sweep();
    const first = admin.last;
    await clock.advance(49 * hour);
    await office.sweep();
    expect(admin.last.id).not.toBe(first.id);
    expect(admin.sees(admin.messages.find(({ id }) => id === first.id))).toContain(
      'there is a newer card below',
    );
  });

  it('is put off by a button, and then reminded of at that time', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await toNoonOfAWednesday(office);
    await office.sweep();
    await admin.presses('In 1 hour');
    expect(admin.sees()).toContain('I will remind you');
    await clock.advance(hour - 1000);
    await office.sweep();
    expect(admin.sees()).not.toContain('You asked me to remind you');
    await clock.advance(2000);
    await office.sweep();
    expect(admin.sees()).toContain('You asked me to remind you');
  });

  it('is not reminded of any more when the person wants none', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await toNoonOfAWednesday(office);
    await office.sweep();
    await admin.presses('Stop reminding');
    expect(admin.sees()).toContain('I will not remind you of this run any more');
    const { length } = admin.messages;
    await clock.advance(14 * 24 * hour);
    await office.sweep();
    expect(admin.messages).toHaveLength(length);
  });

  it('is reminded of at the time that the person names, and only then', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await admin.says('remind me in 2 hours');
    expect(admin.sees()).toMatch(/I will remind you .*\(.+\)\./s);
    await clock.advance(2 * hour + 1000);
    await office.sweep();
    expect(admin.sees()).toContain('You asked me to remind you');
  });

  it('is reminded of at a time that is named in the person’s language, which the answer repeats', async () => {
    const { admin } = office;
    admin.setting = { locale: 'de-DE', localTimezone: 'Europe/Berlin' };
    await journey.to('phone');
    await admin.says('remind me morgen um 9:30');
    expect(admin.sees()).toMatch(
      /I will remind you \p{L}+, \d+\. \p{L}+ \d{4} um 09:30 .+ \(Europe\/Berlin\)\./u,
    );
    await admin.says('remind me tomorrow 9:45');
    expect(admin.sees()).toContain('um 09:45 ');
    await admin.says('remind me um 5');
    expect(admin.sees()).toContain('That can be read in two ways');
  });

  it.each([
    ['remind me', 'When shall I remind you?'],
    ['remind me yesterday', 'That has passed already.'],
    ['remind me tomorrow 9:00 of the other thing', 'I am not sure that I read this right'],
    ['remind me on 5/4', 'That can be read in two ways'],
  ])('is asked about when “%s” is not plain', async (said, asked) => {
    const { admin } = office;
    await journey.to('phone');
    await admin.says(said);
    expect(admin.sees()).toContain(asked);
  });

  it('is reminded of sooner while Cloud App Security cannot sign in', async () => {
    const { admin, clock } = office;
    await journey.to('password');
    await toNoonOfAWednesday(office);
    await admin.says('enable mfa');
    await admin.fills({ password: goodPassword, passwordAgain: goodPassword }).presses('Set the password');
    await clock.advance(2 * hour + 1000);
    await office.sweep();
    expect(admin.sees()).toContain('Cloud App Security is without access');
    expect(admin.choices()).toContain('Remind me at any hour');
  });

  it('waits for the end of quiet hours, and is not dropped', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await toNoonOfAWednesday(office);
    await clock.advance(12 * hour);
    await office.sweep();
    expect(admin.sees()).toContain('Which mobile phone gets the codes?');
    await clock.advance(9 * hour);
    await office.sweep();
    expect(admin.sees()).toContain('Your run is waiting');
  });

  it('is forgotten when it is cancelled', async () => {
    const { admin } = office;
    await journey.to('phone');
    await admin.says('cancel');
    const { length } = admin.messages;
    await toNoonOfAWednesday(office);
    await office.sweep();
    expect(admin.messages).toHaveLength(length);
  });

  it('has nothing to be reminded of when none is open', async () => {
    const { admin } = office;
    await admin.says('remind me tomorrow 9:00');
    expect(admin.sees()).toContain('Nothing is under way');
  });
});
