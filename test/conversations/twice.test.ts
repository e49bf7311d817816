import type { Activity } from '../../src/practice/teamsService';
import { buttons, cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const outdated = 'This card is out of date';

describe('an answer that comes twice', () => {
  it('acts once, when a button is pressed twice', async () => {
    const { admin, writes } = office;
    await journey.to('password');
    await journey.prepares.password();
    const press = admin.execute(buttons.password);
    await Promise.all([admin.sends(press), admin.sends(press)]);
    expect(writes().filter((write) => write.startsWith('PATCH users/'))).toHaveLength(2);
    expect(admin.sees()).toContain(cards['my-account']);
  });

  it('acts once, when two devices answer differently', async () => {
    const { admin, writes } = office;
    await journey.to('phone');
    const first = admin.fills({ phone: '+1 206 555 0111', holder: 'Desk' }).execute(buttons.phone);
    const second = admin.fills({ phone: '+1 206 555 0122', holder: 'Phone' }).submit(buttons.phone);
    await Promise.all([admin.sends(first), admin.sends(second)]);
    expect(writes()).toHaveLength(2);
    expect(admin.sees()).toMatch(/A new password|out of date/);
  });

  it('shows one next card, when a check is pressed twice', async () => {
    const { admin } = office;
    await journey.to('my-account');
    await admin.presses(buttons['my-account']);
    const press = admin.execute('Check again');
    const shown = admin.messages.length;
    await Promise.all([admin.sends(press), admin.sends(press)]);
    expect(admin.messages).toHaveLength(shown);
  });

  it('is told so and leads back to the current card, when its card is old', async () => {
    const { admin } = office;
    await journey.to('phone');
    const old = admin.last;
    await admin.says('enable mfa');
    await admin.fills({ phone: '+1 206 555 0111', holder: 'Sam' }).presses(buttons.phone, old);
    expect(admin.sees(old)).toContain(outdated);
    expect(office.writes()).toEqual([]);
    await admin.presses('Show the current step', office.chat.now(old));
    expect(admin.sees()).toContain(cards.phone);
  });

  it('begins one run, when “enable mfa” is said twice at once', async () => {
    const { admin } = office;
    await Promise.all([admin.says('enable mfa'), admin.says('enable mfa')]);
    await journey.on(['find-account']);
    expect(admin.sees()).toContain(cards.plan);
  });
});

describe('an answer that is made up', () => {
  type Made = { value: { action: { verb: string; data: Record<string, string> } } };
  const changed = (change: (action: Made['value']['action']) => void): Activity => {
    const press = office.admin.execute(buttons.plan) as Activity & Made;
    change(press.value.action);
    return press;
  };

  const made: readonly (readonly [string, (action: Made['value']['action']) => void])[] = [
    ['a verb', (action) => (action.verb = 'save')],
    ['a nonce', ({ data }) => (data.nonce = '00000000-0000-4000-8000-000000000000')],
    ['a stage', ({ data }) => (data.stage = 'password')],
    ['no data', ({ data }) => Object.keys(data).forEach((key) => Reflect.deleteProperty(data, key))],
    ['a verb of JavaScript', (action) => (action.verb = 'constructor')],
    [
      'a command that there is none',
      (action) => Object.assign(action, { verb: 'command', data: { command: 'toString' } }),
    ],
  ];

  it.each(made)('with %s of its own changes nothing', async (_, change) => {
    const { admin, writes, chat } = office;
    await journey.to('plan');
    const plan = admin.last;
    await admin.sends(changed(change));
    expect(admin.sees(plan)).toContain(outdated);
    expect(writes()).toEqual([]);
    await admin.presses('Show the current step', chat.now(plan));
    expect(admin.sees()).toContain(cards.plan);
  });

  it('by somebody else, with what stands on this person’s card, changes nothing', async () => {
    const { admin, writes } = office;
    await journey.to('plan');
    const stranger = office.colleague('Adele Vance');
    const press = admin.execute(buttons.plan);
    await stranger.sends({ ...press, replyToId: 'elsewhere' });
    expect(writes()).toEqual([]);
    await admin.presses('Check again');
    expect(admin.sees()).toContain(cards.plan);
  });
});

describe('a client that knows no Action.Execute', () => {
  it('goes through a whole run', async () => {
    const old = new Journey(office, 'submits');
    await old.to('find-account');
    await old.fromHere('find-account');
    expect(office.admin.sees()).toContain('11 steps are **proven**');
    expect(office.writes()).toHaveLength(4);
    expect(office.admin.answers).toEqual([]);
  });
});
