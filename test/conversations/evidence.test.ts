import * as console from '../../dialogs/cloud-app-security/words.en';
import { migrationGuide } from '../../dialogs/cards/turnedAway.en';
import * as words from '../../dialogs/cards/words.en';
import { writeAudit } from '../../src/practice/world/auditLog';
import { signIn } from '../../src/practice/world/browserSignIn';
import type { StateName } from '../../src/practice/world/states';
import { buttons, cards, goodPassword, Journey, type CardName } from '../support/journey';
import { openOffice, type Office, type OfficeOptions } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

const minute = 60_000;
const doneWord = 'I have done it: go on';

let office: Office;
let journey: Journey;
afterEach(() => office.close());

async function openAt(card: CardName, options: OfficeOptions = {}): Promise<void> {
  office = await openOffice(options);
  journey = new Journey(office);
  await journey.to(card);
}

/** The bot looks by itself after each of these. */
const lookout = { pauses: [minute, minute, minute, minute, 15 * minute, minute], most: 10 };

/** Lets the time pass, and what the bot does by itself meanwhile. */
async function passes(...pauses: readonly number[]): Promise<void> {
  for (const pause of pauses) {
    await office.clock.advance(pause);
    await office.settled();
  }
}

/** Requests to Microsoft Graph since then, by method and what they were about. */
function asked(about: string): readonly string[] {
  return office.practice
    .graphCalls()
    .filter(({ url }) => url.includes(about))
    .map(({ method }) => method);
}
const searches = () => asked('/security/auditLog/queries').filter((method) => method === 'POST').length;

/** Lets a minute pass without anybody looking, then has it checked. */
async function checks(): Promise<string> {
  const { admin, clock } = office;
  const first = Object.values(buttons).find((title) => admin.choices().includes(title));
  if (first === undefined) await clock.advance(minute);
  await admin.presses(first ?? console.words.checkAgain);
  return admin.sees();
}

describe('the sign-in with a code', () => {
  /** Everything is done; of the sign-in log nothing is seen, whether it is late or worse. */
  async function doesEverything(): Promise<void> {
    journey.person.signsIn(goodPassword);
    journey.person.createsAppPassword();
    await office.clock.advance(minute);
  }
  const provenByAudit =
    /✔ \*\*Sign-in with a code from the phone\*\*: proven .*an app password was created .*, says the audit log/;
  /** What then stands on the card that was answered. */
  async function isToldWhenChecked(): Promise<string> {
    const shown = office.admin.last;
    await checks();
    return office.admin.sees(shown);
  }
  const late = () => office.practice.troubles.set('late-log', 60, { path: /signIns/ });

  it('is proven by the audit log though the sign-in log is silent', async () => {
    await openAt('my-account');
    late();
    await doesEverything();
    expect(await isToldWhenChecked()).toMatch(provenByAudit);
    expect(office.admin.sees()).toContain(cards['app-password']);
  });

  it.each<[string, () => void]>([
    ['has no licence', () => void (office.world.premium = false)],
    ['asks to wait', () => office.practice.troubles.set('throttled', 9, { path: /signIns/ })],
    ['does not answer', () => office.practice.troubles.set('unreachable', 9, { path: /signIns/ })],
  ])('is proven by the audit log though the sign-in log %s', async (_, fails) => {
    await openAt('my-account');
    await doesEverything();
    fails();
    expect(await isToldWhenChecked()).toMatch(provenByAudit);
  });

  it('is not proven by an app password of an earlier attempt', async () => {
    await openAt('plan');
    const { world, clock } = office;
    const { id } = serviceAccount(world);
    writeAudit(world, clock.now(), {
      ...{ activityDisplayName: 'Create application password for user', operationType: 'Add' },
      ...{ initiatedByUserId: id, targetUserId: id },
    });
    await clock.advance(minute);
    await journey.on(['plan', 'phone', 'password']);
    late();
    journey.person.signsIn(goodPassword);
    await office.clock.advance(minute);
    expect(await checks()).toContain(words.notYet[0]);
  });

  it('keeps its explanation when the audit log is silent, too', async () => {
    await openAt('my-account');
    const { userPrincipalName } = serviceAccount(office.world);
    signIn(office.world, office.clock.now(), { userPrincipalName, password: 'not-the-password' });
    await office.clock.advance(minute);
    expect(await checks()).toContain('(Error 50126)');
    expect(asked('directoryAudits')).toEqual(['GET']);
  });

  it('is unknown, and nothing is called missing, while the sign-in log only asks to wait', async () => {
    await openAt('my-account');
    office.practice.troubles.set('throttled', 9, { path: /signIns/ });
    const seen = await checks();
    expect(seen).not.toContain(words.notYet[0]);
    expect(office.admin.choices()).toContain(doneWord);
  });

  it('costs one question to the logs where the sign-in log proves it', async () => {
    await openAt('my-account');
    await journey.on(['my-account']);
    // The audit log's question is the next card's: it names app passwords of earlier attempts.
    expect([asked('/auditLogs/signIns'), asked('/auditLogs/directoryAudits')]).toEqual([['GET'], ['GET']]);
  });
});

describe('the save in Cloud App Security, where Purview may be searched', () => {
  /** Saved and said; the sign-in log shows nothing of it. */
  async function saves(states: readonly StateName[] = [], options: OfficeOptions = {}): Promise<void> {
    await openAt('cloud-app-security', { ...options, states: ['purview', ...states] });
    office.practice.troubles.set('late-log', 600, { path: /signIns/ });
    journey.person.savesItInTheConsole();
    expect(await checks()).toContain(console.words.notYet[0]);
    expect(searches()).toBe(0);
  }

  it('is proven by SharePoint’s own record, when the search has ended', async () => {
    await saves();
    expect(await checks()).toContain(console.words.notYet[0]);
    expect(searches()).toBe(1);
    const seen = await checks();
    expect(seen).toMatch(
      /✔ \*\*13\. App password saved in Cloud App Security\*\*: proven .*signed in to SharePoint .*, says Purview’s audit log/,
    );
    expect(seen).toContain('11 steps are **proven**');
    expect(searches()).toBe(1);
  });

  it('is proven so without a licence for the sign-in log', async () => {
    await openAt('cloud-app-security', { states: ['purview'] });
    office.world.premium = false;
    journey.person.savesItInTheConsole();
    for (let time = 0; time < 2; time += 1) expect(await checks()).toContain(console.words.notYet[0]);
    expect(await checks()).toContain('says Purview’s audit log');
  });

  it('is looked for without being asked, by one search', async () => {
    await saves([], { lookout });
    await passes(minute, minute);
    expect(office.admin.sees()).toContain('says Purview’s audit log');
    expect(searches()).toBe(1);
  });

  it('is not searched for again and again when Purview shows nothing, but after a while', async () => {
    await saves();
    office.practice.troubles.set('late-log', 600, { path: /signIns|records/ });
    for (let time = 0; time < 6; time += 1) await checks();
    expect(searches()).toBe(1);
    await office.clock.advance(15 * minute);
    await checks();
    expect(searches()).toBe(2);
  });

  it('is explained where legacy sign-in is retired, with the way out', async () => {
    await saves(['legacy-retired']);
    await checks();
    const seen = await checks();
    expect(seen).toContain('SharePoint refuses legacy sign-in, which app passwords are for');
    expect(seen).toContain('(IDCRLBlockedDueToSoftEnforcement in Purview’s audit log)');
    expect(seen).toContain('“Migration Available” leads to an Authorized Account');
    expect(office.admin.choices()).toContain(migrationGuide);
    expect(await checks()).toContain('IDCRLBlockedDueToSoftEnforcement');
    expect(searches()).toBe(1);
  });

  it('is explained so without being asked, once', async () => {
    await saves(['legacy-retired'], { lookout });
    await passes(minute, minute);
    expect(office.admin.sees()).toContain('IDCRLBlockedDueToSoftEnforcement');
    const { length } = office.admin.messages;
    await passes(minute, minute, 15 * minute, minute);
    expect(office.admin.messages).toHaveLength(length);
  });

  it('is not proven by what SharePoint let in before the save', async () => {
    await openAt('password', { states: ['purview'] });
    await office.clock.advance(5 * minute);
    await journey.on(['password', 'my-account', 'app-password']);
    await checks();
    await checks();
    expect(await checks()).toContain(console.words.notYet[0]);
    expect(office.world.purview?.entries.length).toBeGreaterThan(0);
  });

  it('goes on when the search is gone, with another one', async () => {
    await saves();
    await checks();
    office.world.purview?.searches.splice(0);
    expect(await checks()).toContain(console.words.notYet[0]);
    await office.clock.advance(15 * minute);
    await checks();
    expect(searches()).toBe(2);
    expect(await checks()).toContain('says Purview’s audit log');
  });

  it.each<[string, () => void]>([
    ['has no role for it', () => void (accountNamed(office.world, 'Avery Admin').roles = someRoles)],
    ['gets no answer', () => office.practice.troubles.set('lost-answer')],
    ['is refused', () => office.practice.troubles.set('forbidden')],
  ])('waits on, and does not ask again, when the administrator %s', async (_, fails) => {
    await saves();
    fails();
    expect(await checks()).toContain(console.words.notYet[0]);
    expect(await checks()).toContain(console.words.notYet[0]);
    expect(searches()).toBe(1);
  });

  it('proves a report on the administrator’s word later, by one search', async () => {
    await saves([], { lookout });
    await office.admin.presses(console.words.done);
    expect(office.admin.sees()).toContain('✎ **13. App password saved in Cloud App Security**: on your word');
    await passes(minute, minute);
    expect(office.admin.sees()).toContain('Microsoft 365 shows more of this run now');
    expect(office.admin.sees()).toContain('says Purview’s audit log');
    expect(searches()).toBe(1);
  });

  it('proves it even when that search is gone, by another one that is remembered', async () => {
    await saves([], { lookout });
    await office.admin.presses(console.words.done);
    office.world.purview?.searches.splice(0);
    await passes(minute, minute, minute, minute);
    expect(searches()).toBe(1);
    await passes(15 * minute, minute);
    expect(office.admin.sees()).toContain('says Purview’s audit log');
    expect(searches()).toBe(2);
  });
});

/** Roles that do everything here but search Purview. */
const someRoles = [
  ...['f2ef992c-3afb-46b9-b7cf-a126ee74c451', '4a5d8f65-41da-4de4-8968-e035b65339cf'],
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
];

describe('the save in Cloud App Security, where nobody has consented to searching Purview', () => {
  it('is never searched for there', async () => {
    await openAt('cloud-app-security');
    office.practice.troubles.set('late-log', 600, { path: /signIns/ });
    journey.person.savesItInTheConsole();
    for (let time = 0; time < 3; time += 1) expect(await checks()).toContain(console.words.notYet[0]);
    expect(asked('/security/auditLog')).toEqual([]);
  });
});
