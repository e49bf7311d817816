import * as console from '../../dialogs/cloud-app-security/words.en';
import * as report from '../../dialogs/cards/report.en';
import * as words from '../../dialogs/cards/words.en';
import type { TroubleName } from '../../src/practice/troubles';
import { signIn } from '../../src/practice/world/browserSignIn';
import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

const minute = 60_000;

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice({ lookout: { pauses: [minute, 2 * minute, 4 * minute], most: 10 } });
  journey = new Journey(office);
});
afterEach(() => office.close());

/** Lets the time pass, and what the bot does by itself meanwhile. */
async function passes(milliseconds: number): Promise<void> {
  await office.clock.advance(milliseconds);
  await office.settled();
}

/** No quiet hours where the administrator is, in Los Angeles. */
function toNoonOfAWednesday(): number {
  const now = new Date(office.clock.now());
  const days = (3 - now.getUTCDay() + 7) % 7 || 7;
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 20) - now.getTime();
}

/** How often the log of sign-ins was asked. */
const logReads = () =>
  office.practice.graphCalls().filter(({ url }) => url.includes('/auditLogs/signIns')).length;

/** Signed in with a code, and said so; the log does not show it yet. */
async function waitsAtStep8(): Promise<void> {
  await journey.to('my-account');
  journey.person.signsIn(goodPassword);
  office.practice.troubles.set('late-log', 2);
  await office.admin.presses(buttons['my-account']);
  expect(office.admin.sees()).toContain(words.notYet[0]);
}

describe('a log entry that comes late', () => {
  it('is found without being asked, and the run goes on below the card', async () => {
    const { admin } = office;
    await waitsAtStep8();
    const waiting = admin.last;
    await passes(minute);
    expect(admin.sees()).toContain(words.notYet[0]);
    await passes(2 * minute);
    expect(admin.sees()).toContain('✔ **Sign-in with a code from the phone**: proven');
    expect(admin.sees()).toContain(cards['app-password']);
    await admin.presses('Check again', waiting);
    expect(admin.sees(waiting)).toContain('This card is out of date');
    await journey.on(['app-password']);
  });

  it('ends the run with its report, when it was the last one', async () => {
    const { admin } = office;
    await journey.to('cloud-app-security');
    await journey.prepares['cloud-app-security']();
    await admin.presses(buttons['cloud-app-security']);
    expect(admin.sees()).toContain(console.words.notYet[0]);
    await passes(minute);
    await passes(2 * minute);
    expect(admin.sees()).toContain(report.titles.proven);
    expect(admin.sees()).toContain('✔ **13. App password saved in Cloud App Security**: proven');
  });

  it('is found for an app password, too', async () => {
    await journey.to('app-password');
    office.practice.troubles.set('late-log', 1);
    journey.person.createsAppPassword();
    await office.admin.presses(buttons['app-password']);
    await passes(minute);
    await passes(2 * minute);
    expect(office.admin.sees()).toContain(cards['cloud-app-security']);
  });

  it('is looked for a few times only, and never when it was not said to be done', async () => {
    await journey.to('my-account');
    const before = logReads();
    await passes(10 * minute);
    expect(logReads()).toBe(before);
    await office.admin.presses(buttons['my-account']);
    for (const each of [1, 2, 4, 8, 16]) await passes(each * minute);
    expect(logReads()).toBe(before + 1 + 3);
    expect(office.admin.sees()).toContain(words.notYet[0]);
  });
});

/** Ways in which the logs cannot be read, and how often one look asks each of them at most. */
const silences = {
  'which is refused': { trouble: 'logs-forbidden', path: undefined, asks: 1 },
  'which is told to wait': { trouble: 'throttled', path: /auditLogs/, asks: 4 },
  'whose answers are lost': { trouble: 'unreachable', path: /auditLogs/, asks: 4 },
} as const satisfies Record<string, { trouble: TroubleName; path: RegExp | undefined; asks: number }>;

describe.each(Object.entries(silences))('a look %s', (_, { trouble, path, asks }) => {
  const silence = () => office.practice.troubles.set(trouble, 1_000, path && { path });

  it('says nothing, is seldom repeated, and is the last one after a while', async () => {
    const { admin } = office;
    await waitsAtStep8();
    const [card, { length }, before] = [admin.sees(), admin.messages, logReads()];
    silence();
    for (const each of [1, 2, 4]) await passes(each * minute);
    const asked = logReads() - before;
    expect(asked).toBeGreaterThanOrEqual(3);
    expect(asked).toBeLessThanOrEqual(3 * asks);
    for (const each of [8, 16, 30]) await passes(each * minute);
    expect(logReads() - before).toBe(asked);
    expect(admin.messages).toHaveLength(length);
    expect(admin.sees()).toBe(card);
    office.practice.troubles.clear();
    await admin.presses('Check again');
    expect(admin.sees()).toContain(cards['app-password']);
  });

  it('is followed by one that sees what has come meanwhile', async () => {
    const { admin } = office;
    await waitsAtStep8();
    const { length } = admin.messages;
    silence();
    await passes(minute);
    expect(admin.messages).toHaveLength(length);
    office.practice.troubles.clear();
    await passes(2 * minute);
    expect(admin.sees()).toContain('✔ **Sign-in with a code from the phone**: proven');
    expect(admin.sees()).toContain(cards['app-password']);
  });

  it('leaves a report as it stands, until a later one proves more', async () => {
    const { admin } = office;
    await endsOnWord();
    const { length } = admin.messages;
    office.practice.troubles.clear();
    silence();
    await passes(minute);
    expect(admin.messages).toHaveLength(length);
    office.practice.troubles.clear();
    await passes(2 * minute);
    expect(admin.messages).toHaveLength(length + 1);
    expect(admin.sees()).toContain('✔ **13. App password saved in Cloud App Security**: proven');
  });
});

/** Everything is done and said, and the logs show nothing of it before the run has ended. */
async function endsOnWord(): Promise<void> {
  await journey.to('my-account');
  office.practice.troubles.set('late-log', 30);
  for (const card of ['my-account', 'app-password', 'cloud-app-security'] as const) {
    await journey.prepares[card]();
    await office.admin.presses(buttons[card]);
    await office.admin.presses(office.admin.choices().find((title) => title.endsWith(': go on')) ?? '');
  }
  expect(office.admin.sees()).toContain('✎ **13. App password saved in Cloud App Security**: on your word');
}

describe('a report on the administrator’s word', () => {
  it('says that it is proven when the logs have arrived, in the record, too', async () => {
    const { admin } = office;
    await endsOnWord();
    const before = admin.last;
    office.practice.troubles.clear();
    await passes(minute);
    expect(admin.last.id).not.toBe(before.id);
    expect(admin.sees()).toContain('Microsoft 365 shows more of this run now');
    expect(admin.sees()).toContain('✔ **8. Sign-in with a code from the phone**: proven');
    expect(admin.sees()).toContain('✔ **13. App password saved in Cloud App Security**: proven');
    expect(admin.sees()).toContain('In the record as 2-');
    const { length } = admin.messages;
    for (const each of [2, 4]) await passes(each * minute);
    expect(admin.messages).toHaveLength(length);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('✔ **13. App password saved in Cloud App Security**: proven');
  });

  it('is left as it is when nothing comes, or when another run is begun', async () => {
    const { admin } = office;
    await endsOnWord();
    const { length } = admin.messages;
    await passes(minute);
    expect(admin.messages).toHaveLength(length);
    await admin.says('enable mfa');
    office.practice.troubles.clear();
    const begun = admin.messages.length;
    await passes(2 * minute);
    expect(admin.messages).toHaveLength(begun);
  });
});

describe('looking without being asked', () => {
  it('shows a failure that explains the waiting, once', async () => {
    const { admin, world, clock } = office;
    await journey.to('my-account');
    await admin.presses(buttons['my-account']);
    const { userPrincipalName } = serviceAccount(world);
    signIn(world, clock.now(), { userPrincipalName, password: 'not-the-password' });
    await passes(minute);
    expect(admin.sees()).toContain('The password was wrong. (Error 50126)');
    const { length } = admin.messages;
    signIn(world, clock.now(), { userPrincipalName, password: 'not-the-password' });
    for (const each of [1, 2, 4]) await passes(each * minute);
    expect(admin.messages).toHaveLength(length);
  });

  it('ends with another answer', async () => {
    await waitsAtStep8();
    await office.admin.presses('I have done it: go on');
    const before = logReads();
    const { length } = office.admin.messages;
    for (const each of [1, 2, 4]) await passes(each * minute);
    expect(logReads()).toBe(before);
    expect(office.admin.messages).toHaveLength(length);
  });

  it.each(['sign out', 'cancel'])('ends with “%s”', async (command) => {
    await waitsAtStep8();
    await office.admin.says(command);
    if (command === 'cancel') await office.admin.presses('Stop anyway');
    const before = logReads();
    const { length } = office.admin.messages;
    for (const each of [1, 2, 4]) await passes(each * minute);
    expect(logReads()).toBe(before);
    expect(office.admin.messages).toHaveLength(length);
  });

  it('is forgotten by a restart, and the reminder offers to look now', async () => {
    const { admin } = office;
    await waitsAtStep8();
    await office.restart();
    const before = logReads();
    await passes(3 * minute);
    expect(logReads()).toBe(before);
    await passes(toNoonOfAWednesday());
    await office.sweep();
    expect(admin.sees()).toContain('I could not go on looking by myself');
    await admin.presses('Look now');
    expect(admin.sees()).toContain(cards['app-password']);
  });
});
