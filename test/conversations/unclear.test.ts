import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const passwordWrites = () =>
  office
    .writes()
    .filter((write) => write.startsWith('PATCH users/'))
    .slice(1);

describe('a write of which nobody knows what became of it', () => {
  it('that was carried out is proven by the next look, and not sent again', async () => {
    const { admin, practice } = office;
    await journey.to('password');
    practice.troubles.set('lost-answer', 1, { method: 'PATCH', path: /users/ });
    await journey.on(['password']);
    expect(admin.sees()).toContain(cards['my-account']);
    expect(passwordWrites()).toEqual([expect.stringMatching(/ 0$/)]);
  });

  it('that was not carried out is said, and asked for again', async () => {
    const { admin, practice } = office;
    await journey.to('password');
    practice.troubles.set('lost-write', 1, { method: 'PATCH', path: /users/ });
    await journey.on(['password']);
    expect(admin.sees()).toContain('Microsoft 365 did not answer in time');
    expect(admin.sees()).toContain('You can try again safely.');
    expect(passwordWrites()).toEqual([expect.stringMatching(/ 504$/)]);
    await journey.on(['password']);
    expect(admin.sees()).toContain(cards['my-account']);
  });

  it('of the phone is looked for in both places', async () => {
    const { admin, practice } = office;
    await journey.to('phone');
    practice.troubles.set('lost-answer', 1, { method: 'POST', path: /phoneMethods/ });
    await journey.on(['phone']);
    expect(admin.sees()).toContain(cards.password);
  });

  it('of per-user MFA is looked for, and not sent again', async () => {
    const { admin, practice, writes } = office;
    await journey.to('password');
    practice.troubles.set('lost-answer', 1, { path: /requirements/ });
    await journey.on(['password']);
    expect(admin.sees()).toContain(cards['my-account']);
    expect(writes().filter((write) => write.includes('requirements'))).toHaveLength(1);
  });
});

describe('a service that is busy or away', () => {
  it('refuses a write for now: nothing was changed, and it is tried again by the administrator', async () => {
    const { admin, practice } = office;
    await journey.to('password');
    practice.troubles.set('throttled', 1, { method: 'PATCH' });
    await journey.on(['password']);
    expect(admin.sees()).toContain('Microsoft 365 is busy and asks us to wait. Nothing was changed.');
    expect(admin.sees()).toContain('(1 seconds)');
    expect(passwordWrites()).toEqual([expect.stringMatching(/ 429$/)]);
    await journey.on(['password']);
    expect(admin.sees()).toContain(cards['my-account']);
  });

  it('is asked again by itself when a read finds no connection for a moment', async () => {
    const { admin, practice } = office;
    practice.troubles.set('unreachable', 2);
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards['find-account']);
  });

  it.each(['find-account', 'phone', 'my-account'] as const)(
    'is away for longer: the card “%s” gives way to one with “Try again”',
    async (card) => {
      const { admin, practice } = office;
      await journey.to(card);
      practice.troubles.set('unreachable', 100);
      await admin.says('enable mfa');
      expect(admin.sees()).toContain('No answer from Microsoft 365');
      practice.troubles.clear();
      await admin.presses('Try again');
      expect(admin.sees()).toContain(cards[card]);
    },
  );

  it('is away when per-user MFA is to be read: nothing is written before it was seen', async () => {
    const { admin, practice, writes } = office;
    await journey.to('password');
    practice.troubles.set('unreachable', 100, { path: /requirements/ });
    await journey.on(['password']);
    expect(admin.sees()).toContain('No answer from Microsoft 365');
    expect(writes().filter((write) => write.includes('requirements'))).toEqual([]);
    practice.troubles.clear();
    await admin.presses('Try again');
    expect(admin.sees()).toContain(cards['my-account']);
  });
});

describe('an act that takes its time', () => {
  it('is answered with a working card after four seconds, and finished by itself', async () => {
    const { admin, clock, line, chat, settled } = office;
    await journey.to('password');
    const form = admin.last;
    const held = line.hold(/^PATCH .*\/users\/[^/]+$/);
    await journey.prepares.password();
    const pressed = admin.press(buttons.password);
    await held.arrived;
    await clock.advance(3_999);
    await clock.advance(1);
    await pressed;
    expect(admin.sees()).toContain('Working on it');
    expect(admin.choices()).toEqual([]);
    held.release();
    await settled();
    expect(admin.sees(form)).toContain('✔ **New password**: proven');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(chat.everything.join()).not.toContain(goodPassword);
  });
});
