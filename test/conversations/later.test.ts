import { cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const day = 86_400_000;

describe('the password, when this is not the time for it', () => {
  it('comes with how long the rest takes, and with ways to do it later', async () => {
    await journey.to('password');
    expect(office.admin.sees()).toContain('about ten minutes');
    expect(office.admin.choices()).toEqual([
      'Set the password',
      'Remind me this evening',
      'Remind me tomorrow morning',
      'It has been set already',
    ]);
  });

  it.each(['Remind me this evening', 'Remind me tomorrow morning'])(
    '“%s” leaves the run with a reminder, and writes nothing',
    async (button) => {
      const { admin, clock, writes } = office;
      await journey.to('password');
      const before = writes();
      await admin.fills({ password: goodPassword, passwordAgain: goodPassword }).presses(button);
      expect(admin.sees()).toContain('I will remind you');
      expect(admin.choices()).toEqual([]);
      await office.sweep();
      expect(admin.sees()).not.toContain('You asked me to remind you');
      await clock.advance(2 * day);
      await office.sweep();
      expect(admin.sees()).toContain('You asked me to remind you');
      expect(admin.sees()).not.toContain('cannot sign in');
      expect(writes()).toEqual(before);
      await admin.presses('Go on');
      expect(admin.sees()).toContain(cards.password);
    },
  );
});
