import { personalChatId } from '../../src/practice/teamsService';
import type { Admin } from '../support/admin';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office, type OfficeOptions } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

const hour = 3_600_000;
const day = 24 * hour;
const rotateAfter = 180 * day;

let office: Office;
let admin: Admin;
async function open(options: OfficeOptions = {}): Promise<void> {
  office = await openOffice({ reminders: { rotateAfter }, ...options });
  admin = office.admin;
}
afterEach(() => office.close());

const title = 'The app password is getting old';
const shown = (to: Admin = admin) => to.messages.filter((message) => to.sees(message).includes(title));
const living = (to: Admin = admin) => shown(to).filter((message) => to.choices(message).length > 0);

/** Takes the service account through a whole run; it is as it was before the first. */
async function finishes(by: Admin = admin): Promise<void> {
  const account = serviceAccount(office.world);
  const before = structuredClone(account);
  const journey = new Journey({ ...office, admin: by }, 'presses');
  await journey.to('find-account');
  await journey.fromHere('find-account');
  expect(by.sees()).toContain('Done');
  Object.assign(account, before);
}

/** The first Wednesday noon in Los Angeles, where the administrators are, after so long. */
async function toAWednesdayAfter(milliseconds: number): Promise<void> {
  const at = new Date(office.clock.now() + milliseconds);
  const days = (3 - at.getUTCDay() + 7) % 7 || 7;
  const noon = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + days, 20);
  await office.clock.advance(noon - office.clock.now());
}

async function isReminded(): Promise<void> {
  await finishes();
  await toAWednesdayAfter(rotateAfter);
  await office.sweep();
  expect(living()).toHaveLength(1);
}

describe('an app password that has reached the age that is set', () => {
  it('is brought to mind: whose, how old, why a new one, and what can be done now', async () => {
    await open();
    await finishes();
    await toAWednesdayAfter(rotateAfter - 8 * day);
    await office.sweep();
    expect(shown()).toHaveLength(0);
    await office.clock.advance(14 * day);
    await office.sweep();
    const { userPrincipalName } = serviceAccount(office.world);
    expect(admin.sees()).toMatch(/The app password of \S+ is 1[89]\d days old/);
    expect(admin.sees().replaceAll('\u200b', '')).toContain(userPrincipalName);
    expect(admin.sees()).toContain('signs in without a code from the phone');
    expect(admin.choices()).toEqual([
      'Begin now',
      'In 1 hour',
      'Tomorrow morning',
      'Next week',
      'Stop reminding',
    ]);
  });

  it('is left alone when no age is set', async () => {
    await open({ reminders: {} });
    await finishes();
    const { length } = admin.messages;
    await toAWednesdayAfter(400 * day);
    await office.sweep();
    expect(admin.messages).toHaveLength(length);
  });

  it('waits for the end of quiet hours', async () => {
    await open();
    await finishes();
    await toAWednesdayAfter(rotateAfter);
    await office.clock.advance(3 * day);
    await office.sweep();
    expect(shown()).toHaveLength(0);
    await office.clock.advance(2 * day);
    await office.sweep();
    expect(shown()).toHaveLength(1);
  });

  it('outlives a restart of the bot', async () => {
    await open();
    await finishes();
    await office.restart();
    await toAWednesdayAfter(rotateAfter);
    await office.restart();
    await office.sweep();
    expect(living()).toHaveLength(1);
  });

  it('unanswered, comes at growing distances with one living card, once a week, and says when it ends', async () => {
    await open();
    await isReminded();
    for (let looks = 0; looks < 12; looks += 1) {
      await office.clock.advance(7 * day);
      await office.sweep();
      expect(living().length).toBeLessThan(2);
    }
    expect(admin.sees()).toContain('My last reminder of this app password');
    expect(admin.sees()).toContain('I shall not remind you of it again');
    const { length } = admin.messages;
    expect(shown().length).toBeGreaterThan(7);
    await office.clock.advance(60 * day);
    await office.sweep();
    expect(admin.messages).toHaveLength(length);
    await admin.presses('Begin now');
    expect(admin.sees()).toContain('Which one is the service account?');
  });
});

describe('the card about an old app password', () => {
  it('begins a run for that account, which is still to be confirmed', async () => {
    await open();
    await isReminded();
    const card = admin.last;
    await admin.presses('Begin now');
    expect(admin.sees(card)).toContain('Begun, for ');
    expect(admin.choices(card)).toEqual([]);
    expect(admin.sees()).toContain('This is the account that your button named.');
    expect(admin.sees()).toContain(serviceAccount(office.world).userPrincipalName);
    await admin.presses('Yes, this one');
    expect(admin.sees()).toContain(cards.plan);
  });

  it('lets another account be chosen, and finds the usual ones when that one is gone', async () => {
    await open();
    await isReminded();
    await admin.presses('Begin now');
    await admin.presses('It is another account');
    expect(admin.sees()).toContain('Name or user name');
    await admin.says('cancel');
    const { id } = serviceAccount(office.world);
    office.world.accounts = office.world.accounts.filter((account) => account.id !== id);
    await office.clock.advance(2 * day);
    await office.sweep();
    await admin.presses('Begin now');
    expect(admin.sees()).not.toContain('your button named');
  });

  it('is put off by a button, and comes at that time', async () => {
    await open();
    await isReminded();
    await admin.presses('In 1 hour');
    expect(admin.sees(shown().at(-1))).toContain('I will remind you');
    await office.clock.advance(hour - 1000);
    await office.sweep();
    expect(living()).toHaveLength(0);
    await office.clock.advance(2000);
    await office.sweep();
    expect(living()).toHaveLength(1);
  });

  it('ends the reminders of this app password, and not of the next one', async () => {
    await open();
    await isReminded();
    await admin.presses('Stop reminding');
    expect(admin.sees()).toContain('I will not remind you of this app password any more');
    const { length } = admin.messages;
    await office.clock.advance(90 * day);
    await office.sweep();
    expect(admin.messages).toHaveLength(length);
    await isReminded();
  });

  it('says so when it is pressed after it is over, and changes nothing', async () => {
    await open();
    await isReminded();
    const card = admin.last;
    const snoozes = admin.execute('In 1 hour', card);
    const begins = admin.execute('Begin now', card);
    await admin.presses('Stop reminding');
    await admin.sends(snoozes);
    expect(admin.sees(card)).toContain('That reminder is over');
    await office.clock.advance(2 * hour);
    await office.sweep();
    expect(living()).toHaveLength(0);
    await admin.sends(begins);
    expect(admin.sees()).toContain('Which one is the service account?');
  });

  it('with another account on it than it was sent with changes nothing', async () => {
    await open();
    await isReminded();
    const card = admin.last;
    const presses = ['Stop reminding', 'Next week'].map((name) => admin.execute(name, card));
    for (const account of ['somebody else', { evil: true }, 'x'.repeat(5000), undefined]) {
      for (const press of presses) {
        const { action } = press['value'] as { action: { data: object } };
        await admin.sends({ ...press, value: { action: { ...action, data: { ...action.data, account } } } });
        expect(admin.sees(card)).toContain('That reminder is over');
      }
    }
    await office.clock.advance(2 * day);
    await office.sweep();
    expect(living()).toHaveLength(1);
  });
});

describe('a reminder of an old app password', () => {
  it('keeps quiet while a run on its account is open, and is not lost when that is cancelled', async () => {
    await open();
    await isReminded();
    await admin.presses('Begin now');
    const seen = shown().length;
    await office.clock.advance(2 * day);
    await office.sweep();
    expect(shown()).toHaveLength(seen);
    expect(admin.sees()).toContain('Your run is waiting');
    await admin.says('cancel');
    await office.clock.advance(5 * day);
    await office.sweep();
    expect(shown()).toHaveLength(seen + 1);
  });

  it('stands beside the reminder of an open run on another account, which goes on first', async () => {
    await open();
    await finishes();
    await toAWednesdayAfter(rotateAfter);
    await admin.says('enable mfa');
    await office.clock.advance(day);
    await office.sweep();
    expect(living()).toHaveLength(1);
    expect(admin.messages.some((message) => admin.sees(message).includes('Your run is waiting'))).toBe(true);
    await admin.presses('Begin now', living()[0]);
    expect(admin.messages.some(({ text }) => text.includes('A run is open already'))).toBe(true);
    expect(admin.sees()).toContain('Which one is the service account?');
  });

  it('begins anew with the next run that is finished, whoever finishes it', async () => {
    await open({
      world: (world) => {
        const roles = world.accounts.find(({ id }) => id === world.adminId)?.roles ?? [];
        accountNamed(world, 'Adele Vance').roles = [...roles];
      },
    });
    await isReminded();
    const before = shown().length;
    const colleague = office.colleague('Adele Vance');
    await finishes(colleague);
    await toAWednesdayAfter(rotateAfter);
    await office.sweep();
    expect(shown()).toHaveLength(before);
    expect(living(colleague)).toHaveLength(1);
  });

  it('ends when the person takes the app out of Teams', async () => {
    await open();
    await finishes();
    await admin.sends({ type: 'installationUpdate', action: 'remove' });
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    await toAWednesdayAfter(rotateAfter);
    await office.sweep();
    expect(shown()).toHaveLength(0);
  });

  it('waits for a person who has blocked the bot, and comes when they are back', async () => {
    await open();
    await finishes();
    const chat = personalChatId(admin.person);
    office.chat.blocked.add(chat);
    await toAWednesdayAfter(rotateAfter);
    await office.sweep();
    await office.clock.advance(30 * day);
    await office.sweep();
    expect(office.chat.refusals).toBe(1);
    office.chat.blocked.delete(chat);
    await toAWednesdayAfter(0);
    await admin.says('hello');
    await office.sweep();
    expect(shown()).toHaveLength(0);
    await office.clock.advance(2 * hour + 1000);
    await office.sweep();
    await office.sweep();
    expect(living()).toHaveLength(1);
  });
});
