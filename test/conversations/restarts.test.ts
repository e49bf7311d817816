import { buttons, cardNames, cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const day = 86_400_000;

/** A whole run in which something happens before each press; every write is made once. */
async function runWith(before: () => Promise<void>): Promise<void> {
  await office.admin.says('enable mfa');
  for (const card of cardNames) {
    await before();
    await journey.on([card]);
  }
  expect(office.admin.sees()).toContain('11 steps are **proven**');
  expect(office.writes()).toHaveLength(4);
}

describe('a bot that is restarted before every press', () => {
  it('takes the old card', async () => {
    await runWith(() => office.restart());
  });

  it('takes the old card although the dialog stack is lost', async () => {
    await runWith(() => office.restart(office.loseDialogs));
  });

  it('shows the current card again at “enable mfa”', async () => {
    await runWith(async () => {
      await office.restart(office.loseDialogs);
      await office.admin.says('enable mfa');
    });
  });
});

describe('a run that is left alone', () => {
  it('is taken up days later, by its old card', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await office.restart();
    await clock.advance(5 * day);
    await journey.on(['phone']);
    expect(admin.sees()).toContain(cards.password);
  });

  it('is taken up days later, by “enable mfa”', async () => {
    const { admin, clock } = office;
    await journey.to('app-password');
    await office.restart();
    await clock.advance(5 * day);
    await admin.says('enable mfa');
    await journey.fromHere('app-password');
    expect(admin.sees()).toContain('11 steps are **proven**');
  });
});

describe('a bot that is stopped in the middle of an act', () => {
  it('finishes the act before it goes, and goes on after it', async () => {
    const { admin, line, writes } = office;
    await journey.to('password');
    const held = line.hold(/^PATCH .*\/users\/[^/]+$/);
    await journey.prepares.password();
    const pressed = admin.press(buttons.password);
    await held.arrived;
    const restarted = office.restart();
    held.release();
    await pressed;
    await restarted;
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(writes().filter((write) => write.startsWith('PATCH users/'))).toHaveLength(2);
  });
});
