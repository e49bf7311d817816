import { personalChatId } from '../../src/practice/teamsService';
import type { Admin } from '../support/admin';
import { Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let office: Office;
let admin: Admin;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  admin = office.admin;
  journey = new Journey(office, 'presses');
});
afterEach(() => office.close());

/** A Wednesday at noon where the administrator is, in Los Angeles: no quiet hours then, nor in the hours after. */
async function toNoonOfAWednesday(): Promise<void> {
  const now = new Date(office.clock.now());
  const days = (3 - now.getUTCDay() + 7) % 7 || 7;
  const noon = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 20);
  await office.clock.advance(noon - office.clock.now());
}

const chatOf = ({ person }: Admin) => personalChatId(person);
const blocks = () => office.chat.blocked.add(chatOf(admin));
const unblocks = () => office.chat.blocked.delete(chatOf(admin));
const reminded = () =>
  admin.messages.filter((message) => admin.sees(message).includes('Your run is waiting'));

/** Leaves a run, blocks the bot, and is not reached when the reminder comes. */
async function isNotReached(): Promise<void> {
  await journey.to('phone');
  blocks();
  await toNoonOfAWednesday();
  await office.sweep();
  expect(office.chat.refusals).toBe(1);
}

describe('a person who has blocked the bot', () => {
  it('is not tried again, whatever time passes', async () => {
    await isNotReached();
    for (let week = 0; week < 4; week += 1) {
      await office.clock.advance(7 * day);
      await office.sweep();
    }
    expect(office.chat.refusals).toBe(1);
  });

  it('is reminded once, in good time and not at once, after any word to the bot', async () => {
    await isNotReached();
    unblocks();
    await admin.says('hello');
    await office.sweep();
    expect(reminded()).toHaveLength(0);
    await office.clock.advance(2 * hour + minute);
    await office.sweep();
    await office.sweep();
    expect(reminded()).toHaveLength(1);
    await admin.says('hello');
    await office.clock.advance(3 * hour);
    await office.sweep();
    expect(reminded()).toHaveLength(1);
  });

  it('is reminded after pressing a button', async () => {
    await isNotReached();
    unblocks();
    await admin.presses('Save the phone');
    await office.clock.advance(26 * hour);
    await office.sweep();
    expect(reminded()).toHaveLength(1);
  });

  it('is reminded after installing the app anew, though its removal was never told', async () => {
    await isNotReached();
    unblocks();
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    await office.clock.advance(2 * hour + minute);
    await office.sweep();
    expect(reminded()).toHaveLength(1);
  });

  it('is reminded when the process was restarted in between', async () => {
    await isNotReached();
    await office.restart();
    unblocks();
    await admin.says('hello');
    await office.restart();
    await office.clock.advance(2 * hour + minute);
    await office.sweep();
    expect(reminded()).toHaveLength(1);
  });

  it('is not woken by coming back at night: quiet hours hold the reminder', async () => {
    await isNotReached();
    unblocks();
    await office.clock.advance(8 * hour);
    await admin.says('hello');
    await office.clock.advance(3 * hour);
    await office.sweep();
    expect(reminded()).toHaveLength(0);
    await office.clock.advance(9.5 * hour);
    await office.sweep();
    expect(reminded()).toHaveLength(1);
  });

  it('keeps the one living card: what was shown before is retired', async () => {
    await journey.to('phone');
    await toNoonOfAWednesday();
    await office.sweep();
    const [first] = reminded();
    if (!first) throw new Error('not reminded');
    blocks();
    await office.clock.advance(48 * hour);
    await office.sweep();
    expect(office.chat.refusals).toBe(1);
    unblocks();
    await admin.says('hello');
    await office.clock.advance(3 * hour);
    await office.sweep();
    expect(admin.sees(first)).toContain('there is a newer card below');
  });

  it('hears nothing more after “Stop reminding”, also when they come back', async () => {
    await journey.to('phone');
    await toNoonOfAWednesday();
    await office.sweep();
    await admin.presses('Stop reminding');
    await admin.sends({ type: 'installationUpdate', action: 'remove' });
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    const { length } = admin.messages;
    await office.clock.advance(14 * day);
    await office.sweep();
    expect(admin.messages).toHaveLength(length);
  });
});

describe('a person who takes the app out of Teams', () => {
  it('is not reminded, and after bringing it back is reminded of the run that is still open', async () => {
    await journey.to('phone');
    await admin.sends({ type: 'installationUpdate', action: 'remove' });
    await toNoonOfAWednesday();
    await office.sweep();
    expect(reminded()).toHaveLength(0);
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    await office.sweep();
    expect(reminded()).toHaveLength(0);
    await office.clock.advance(2 * hour + minute);
    await office.sweep();
    expect(reminded()).toHaveLength(1);
  });

  it('with no run open hears nothing of the kind', async () => {
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    await admin.sends({ type: 'installationUpdate', action: 'remove' });
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    const { length } = admin.messages;
    await toNoonOfAWednesday();
    await office.sweep();
    expect(admin.messages).toHaveLength(length);
  });
});
