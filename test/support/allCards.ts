import {
  cancelCard,
  elsewhereCard,
  failedCard,
  helpCard,
  welcomeCard,
} from '../../dialogs/commands/aroundCards';
import { accountsCard, noListCard, withList, type ListedAccount } from '../../dialogs/cards/accounts';
import { checkCard, noAccountCard, uncheckedCard, whichCard } from '../../dialogs/cards/check';
import { adaptiveCard, type CardJson, type StageCard } from '../../dialogs/cards/card';
import { findingLines } from '../../dialogs/cards/findings.en';
import { frame } from '../../dialogs/cards/frame';
import { noticeLines } from '../../dialogs/cards/notice';
import { endSessionsCard, sessionsEndedCard, sessionsPermissionCard } from '../../dialogs/cards/endSessions';
import { exportCard, pasteCard, verdictCard } from '../../dialogs/cards/record';
import {
  declinedCard,
  handOverAskedCard,
  handOverCard,
  lacksCard,
  whichColleagueCard,
  whoCard,
} from '../../dialogs/cards/handOver';
import { namingWhatItCannotRead, withWayToRoles } from '../../dialogs/cards/permissions';
import { reminderCard, retiredReminder } from '../../dialogs/cards/reminder';
import { ageCard, retiredAge } from '../../dialogs/cards/reminderAge';
import { oldAppPasswordsCard } from '../../dialogs/cards/oldAppPasswords';
import { noRunCard, reportCard, statusCard } from '../../dialogs/cards/report';
import { noTakeOverCard, takenOverCard, takeOverCard } from '../../dialogs/cards/takeOver';
import { answeredCard, outdatedCard, workingCard } from '../../dialogs/cards/traces';
import { unreachableCard } from '../../dialogs/cards/trouble';
import { colleagueCard, undoCard, unseenCard } from '../../dialogs/cards/undo';
import { pressed } from '../../dialogs/cards/words.en';
import { forgetCard } from '../../dialogs/commands/forgetting';
import { reminderMessage } from '../../dialogs/commands/reminding';
import { ageMessage } from '../../dialogs/commands/remindingAge';
import { signInTrouble } from '../../dialogs/signInTrouble';
import { scopesOf, stages } from '../../dialogs/stages';
import { stageTitles } from '../../dialogs/words.en';
import { publicPlaces } from '../../src/procedure/links';
import { readiness } from '../../src/procedure/readiness';
import { undoViews } from '../../src/procedure/undo';
import type { ReadBack, SessionsView } from '../../src/procedure/ports/directory';
import type { Run } from '../../src/procedure/run';
import type { AgeReminder } from '../../src/procedure/reminder';
import type { Notice } from '../../src/procedure/stage';
import { hostileNames, roomScenes, type Scene } from './roomScenes';
import { goodReadings, noReadings, refused, seen } from './someDirectory';
import { ada, serviceAccount } from './somePeople';
import { badReadings, doubtfulReadings } from './someReadings';
import { allFindings, begunAt, now, someDesk, someRun } from './someRun';

/** A card as it is shown, and where it stands. */
export interface ShownCard {
  readonly name: string;
  /** The room that shows it; `undefined` for those around the rooms. */
  readonly stage: Scene['stage'] | undefined;
  readonly card: CardJson;
}

/** Every card that the conversation can show: the rooms', those around them, and what is left of answered ones. */
export async function allCards(banner: string | undefined): Promise<readonly ShownCard[]> {
  const rooms = await Promise.all(roomScenes.map((scene) => shown(scene, banner)));
  const around = Object.entries(aroundCards()).map(([name, card]) => ({
    ...{ name, stage: undefined },
    card: frame(card, { banner }),
  }));
  const traces = Object.entries(tracesWith(banner)).map(([name, card]) => ({ name, stage: undefined, card }));
  return [...rooms, ...around, ...traces];
}

/** Plays one scene: answers the card before, if the scene says so, then looks. Throws when no card is shown. */
async function shown({ stage: id, name, desk, press, news, ...scene }: Scene, banner: string | undefined) {
  const stage = stages.find((candidate) => candidate.id === id);
  if (!stage) throw new Error(`no room ${id}`);
  const at = someDesk({ ...desk, typed: press?.fields ?? {} });
  const reply = press && (await stage.answer(at, { fields: {}, accounts: [], facts: {}, ...press }));
  if (reply && reply.kind !== 'again') throw new Error(`${name}: the answer led to “${reply.kind}”`);
  const notice: Notice | undefined = reply?.notice ?? scene.notice;
  const look = await stage.look(at, notice);
  if (look.kind !== 'ask') throw new Error(`${name}: the look led to “${look.kind}”`);
  const around = { banner, steps: stage.steps, news, notice: noticeLines(notice) };
  return { name: `${id}: ${name}`, stage: id, card: frame(look.card, around, { nonce: 'n-1', stage: id }) };
}

const gap = { gapOpenedAt: '2026-11-20T09:12:00Z' };
const phone = { phone: { lastTwo: '23', holder: 'Sam [Phone](http://evil.example)' } };
const finished = { state: 'finished', endedAt: now, gapClosedAt: now } as const;

const asker = { id: ada.userId };
const hostileAccount = { ...serviceAccount, displayName: hostileNames[1] };

const oldPassword: AgeReminder = {
  ...{ format: 2, person: ada, madeAt: '2026-05-01T09:00:00.000Z', due: now, asked: false, unanswered: 0 },
  account: serviceAccount,
};

const ownPages = {
  privacy: 'https://bot.contoso.example/privacy',
  support: 'https://bot.contoso.example/support',
};

const recordOf3 = { sequence: 2, length: 3, brokenAt: undefined };

const written = someRun(
  {
    writes: 'phone',
    before: { 'per-user-mfa': 'disabled', 'authentication-phone': '88', 'contact-number': '' },
  },
  { writes: 'password', ...phone },
  { writes: 'per-user-mfa' },
);
const undone = {
  undone: [
    { part: 'per-user-mfa', from: 'enforced', to: 'disabled', at: now, requestId: 'r-1' } as const,
    { part: 'contact-number', from: '23', to: '', at: now, requestId: 'r-2' } as const,
  ],
};
const { securityInfo } = publicPlaces;
const number = '+12065550123';
const asLeft: ReadBack = {
  account: seen(serviceAccount),
  phones: seen({ contact: number, authentication: number }),
  perUserMfa: seen('enforced'),
};

const someSessions: SessionsView = {
  validFrom: seen(begunAt),
  ...{ myRoles: goodReadings.myRoles, accountRoles: goodReadings.accountRoles },
};
const endedTwice = {
  sessions: {
    ended: [
      { at: begunAt, requestId: 'r-1' },
      { at: now, requestId: 'r-2', validFrom: now },
    ],
  },
};

/** The card on what is decided at this place of the parts, or on nothing. */
function undoScene(run: Run, now: ReadBack, at: number | undefined, fault?: string): StageCard {
  const views = undoViews(run, now);
  const next = at === undefined ? undefined : views[at];
  return undoCard({ run, views, next, nonce: next && 'n-1', fault, isChanged: fault !== undefined });
}

const someAccounts: readonly ListedAccount[] = [
  {
    ...serviceAccount,
    state: {
      ...{ id: serviceAccount.id, account: seen(serviceAccount) },
      ...{ phoneLastTwo: seen('23'), perUserMfa: seen('enforced') },
    },
    runs: [{ id: 'run-1', who: hostileNames[1], since: begunAt, where: stageTitles.phone, gapSince: now }],
  },
  {
    ...hostileAccount,
    state: { id: 'a-2', account: refused(), phoneLastTwo: refused(), perUserMfa: refused() },
    runs: [{ id: 'run-2', who: undefined, since: begunAt, where: stageTitles.plan, gapSince: undefined }],
  },
  { ...serviceAccount, state: undefined, runs: [] },
  { ...hostileAccount, state: undefined, runs: [], leftOpen: { who: hostileNames[1], since: begunAt } },
];

const aroundCards = (): Readonly<Record<string, StageCard>> => ({
  welcome: welcomeCard(ownPages),
  help: helpCard(ownPages, undefined, undefined),
  'help, not understood, a run under way': helpCard(
    ownPages,
    'I did not understand that.',
    stageTitles.phone,
  ),
  'stop?': cancelCard(someRun({ writes: 'phone' })),
  'stop, while the gap is open?': cancelCard(someRun({ writes: 'password', ...gap })),
  'stop, all by hand?': cancelCard(someRun(gap)),
  'forget, everything?': forgetCard(
    { 'open-run': 1, 'past-run': 2, address: 1, reminder: 1, 'age-reminder': 3, 'colleague-run': 2 },
    someRun({ writes: 'password', ...gap }),
    'n-1',
  ),
  'forget, little?': forgetCard({ 'open-run': 1, 'past-run': 1, address: 1 }, someRun(), 'n-1'),
  elsewhere: elsewhereCard('44444444-4444-4444-8444-444444444444', 'https://teams.microsoft.com'),
  failed: failedCard(),
  'a permission is missing': namingWhatItCannotRead(noRunCard(), someDesk({ lacks: (names) => names }), [
    'AuditLog.Read.All',
  ]),
  'a role is missing': withWayToRoles(
    noRunCard(),
    { kind: 'refused', refused: refused('forbidden') },
    publicPlaces,
  ),
  'sign-in, not granted': signInTroubleOf('consent-needed'),
  'sign-in, blocked': signInTroubleOf('blocked'),
  unreachable: unreachableCard(),
  'no run': noRunCard(),
  'check, all well': checkCard(serviceAccount, readiness(asker, goodReadings), publicPlaces.adminCenter),
  'check, all bad': checkCard(serviceAccount, readiness(asker, badReadings), publicPlaces.adminCenter),
  'check, warned': checkCard(serviceAccount, readiness(asker, doubtfulReadings), publicPlaces.adminCenter),
  'check, nothing read': checkCard(hostileAccount, readiness(asker, noReadings()), publicPlaces.adminCenter),
  'check, which?': whichCard([serviceAccount, hostileAccount]),
  'check, none': noAccountCard(),
  'check, refused': uncheckedCard(refused()),
  'check, no answer': uncheckedCard(),
  'accounts, one of each': accountsCard({
    shown: someAccounts,
    ...{ left: 24, next: 6, moreInDirectory: true, moreEnded: true },
  }),
  'accounts, none': accountsCard({
    shown: [],
    ...{ left: 0, next: 6, moreInDirectory: false, moreEnded: false },
  }),
  'accounts, not to be shown': noListCard(['I could not look.']),
  'take over?': takeOverCard(
    someRun({ account: hostileAccount, writes: 'password', ...gap }),
    stageTitles.phone,
    'n-1',
  ),
  'take over, not yet': noTakeOverCard(['You have a run open yourself.'], true),
  'taken over': takenOverCard(someRun({ account: hostileAccount }), hostileNames[1]),
  'hand over, to whom?': whoCard(someRun(), 'n-1'),
  'hand over, one is asked already': whoCard(
    someRun({
      handOver: { asked: { person: { ...ada, name: hostileNames[1] }, nonce: 'n-0', at: begunAt } },
    }),
    'n-1',
    ['Type at least two letters of the name.'],
  ),
  'hand over, to which?': whichColleagueCard(someRun(), 'n-1', [serviceAccount, hostileAccount], {
    ...{ searched: hostileNames[1], more: true },
  }),
  'hand over, asked': handOverAskedCard(hostileNames[1], true),
  'hand over, not reached': handOverAskedCard(hostileNames[1], false),
  'hand over, will you?': handOverCard(
    { ...someRun({ account: hostileAccount, ...gap }), owner: { ...ada, name: hostileNames[1] } },
    stageTitles.phone,
    'n-1',
  ),
  'hand over, a role is missing': lacksCard(
    someRun({ account: hostileAccount }),
    hostileNames[1],
    'Authentication Administrator',
  ),
  'hand over, not now': declinedCard(someRun({ account: hostileAccount }), hostileNames[1]),
  'status, without the list': withList(noRunCard(), 'I could not look.'),
  'status, just begun': statusCard(someRun({ account: undefined }), stageTitles['find-account']),
  'status, gap open': statusCard(
    someRun({ findings: allFindings('reported').slice(0, 5), ...phone, ...gap }),
    stageTitles['app-password'],
  ),
  'status, stopped': statusCard(someRun({ state: 'cancelled', endedAt: now, ...gap }), undefined),
  'undo, per-user MFA': undoScene(written, asLeft, 0),
  'undo, sign-in by text message': undoScene(
    { ...written, before: { ...written.before, 'text-message-sign-in': 'off' } },
    { ...asLeft, phones: seen({ contact: number, authentication: number, signsIn: true }) },
    1,
  ),
  'undo, a former number': undoScene(written, asLeft, 1, 'This is not the number.'),
  'undo, no former number': undoScene(written, asLeft, 2),
  'undo, nothing left': undoScene(
    { ...written, ...undone },
    {
      ...asLeft,
      phones: seen({ contact: undefined, authentication: '+12065550199' }),
      perUserMfa: seen('disabled'),
    },
    undefined,
  ),
  'undo, nothing to be read': undoScene(
    written,
    { ...asLeft, phones: refused(), perUserMfa: refused('throttled', 5) },
    undefined,
  ),
  'old app passwords': oldAppPasswordsCard({ run: written, made: [begunAt], securityInfo }),
  'old app passwords, many, the log not read': oldAppPasswordsCard({
    ...{ run: someRun({ oldAppPasswords: { answer: 'deleted', at: now } }), securityInfo },
    ...{ made: Array<string>(12).fill(begunAt), refused: refused('role-missing-for-logs') },
  }),
  'old app passwords, none': oldAppPasswordsCard({ run: written, made: [], securityInfo }),
  'end sessions?': endSessionsCard({ run: written, view: someSessions, nonce: 'n-1' }),
  'end sessions, all that can stand in the way': endSessionsCard({
    run: someRun({ account: hostileAccount, ...gap, sessions: { intent: { from: undefined, at: now } } }),
    view: { ...someSessions, validFrom: refused('unanswered'), myRoles: seen([]) },
    ...{ nonce: 'n-1', colleague: hostileNames[1] },
  }),
  'end sessions, refused': endSessionsCard({
    ...{ run: written, view: someSessions, nonce: 'n-1', refused: refused() },
  }),
  'end sessions, throttled': endSessionsCard({
    ...{ run: written, view: someSessions, nonce: 'n-1', refused: refused('throttled', 5) },
  }),
  'end sessions, done': sessionsEndedCard({ ...written, ...endedTwice }),
  'end sessions, no permission': sessionsPermissionCard(written, 'https://login.example/adminconsent'),
  'report, sessions ended': reportCard({
    ...someRun({ findings: allFindings('proven'), ...phone, ...gap, ...finished }),
    ...endedTwice,
  }),
  'undo, a colleague': colleagueCard(hostileNames[1]),
  'undo, no look': unseenCard(),
  'report, taken back': reportCard({
    ...someRun({ findings: allFindings('proven'), ...phone, ...gap, ...finished }),
    ...undone,
    wrote: ['phone'],
  }),
  'reminder, no account yet': reminderCard(someRun({ account: undefined }), 'unfinished', stageTitles.plan),
  'reminder, asked': reminderCard(someRun(), 'asked', stageTitles.phone),
  'reminder, gap open': reminderCard(someRun(gap), 'gap', stageTitles['app-password']),
  'reminder, waits for a log': reminderCard(
    someRun(gap, {
      offer: {
        nonce: 'n',
        stage: 'app-password',
        title: 'x',
        verbs: [],
        at: begunAt,
        facts: { waits: true },
      },
    }),
    'gap',
    stageTitles['app-password'],
  ),
  'reminder, the last': reminderCard(someRun(gap), 'last', stageTitles['app-password']),
  'app password, old': ageCard(oldPassword, false, now),
  'app password, old, of a hostile account': ageCard(
    { ...oldPassword, account: { ...oldPassword.account, userPrincipalName: hostileNames[1] } },
    false,
    now,
  ),
  'app password, old, the last': ageCard({ ...oldPassword, madeAt: begunAt }, true, now),
  'report, all that can be is proven': reportCard(
    someRun({ findings: allFindings('proven'), ...phone, ...gap, ...finished }),
  ),
  'report, with its line': reportCard(
    someRun({ findings: allFindings('proven'), ...phone, ...gap, ...finished }),
    { sequence: 12, hash: '0123456789abcdef'.repeat(4) },
  ),
  'report, without its entry': reportCard(someRun(finished), 'damaged'),
  'report, as files': exportCard({
    page: 'https://bot.contoso.example/report/page?ticket=x',
    file: 'https://bot.contoso.example/report/file?ticket=x',
  }),
  'report, to be checked': pasteCard(),
  'report, checked, the same': verdictCard({
    ...recordOf3,
    verdict: { kind: 'same', whole: true, forgotten: true },
  }),
  'report, checked, its line': verdictCard({
    ...recordOf3,
    verdict: { kind: 'same', whole: false, forgotten: false },
  }),
  'report, checked, changed': verdictCard({
    ...recordOf3,
    verdict: {
      kind: 'changed',
      differences: [
        { step: 5, field: 'at' },
        { step: 99, field: hostileNames[1] },
        { step: undefined, field: 'hash' },
      ],
    },
  }),
  'report, checked, not in the store': verdictCard({
    ...recordOf3,
    verdict: { kind: 'unknown', why: 'after-the-end' },
  }),
  'report, checked, of others': verdictCard({
    ...recordOf3,
    verdict: { kind: 'unknown', why: 'other-tenant' },
  }),
  'report, checked, none': verdictCard({ ...recordOf3, length: 1, verdict: { kind: 'unreadable' } }),
  'report, checked as a whole, by who is not signed in': verdictCard(
    { ...recordOf3, length: undefined, verdict: { kind: 'no-match' } },
    'signed-out',
  ),
  'report, checked as a whole, by who has no role': verdictCard(
    { ...recordOf3, ...{ length: undefined, brokenAt: 2 }, verdict: { kind: 'no-match' } },
    'no-role',
  ),
  'report, checked, the record is broken': verdictCard({
    ...{ ...recordOf3, brokenAt: 2 },
    verdict: { kind: 'changed', differences: [] },
  }),
  'report, migrated': reportCard(
    someRun({ ...finished, migration: { begunAt, differedAt: now, reported: { seen: 'both', at: now } } }),
  ),
  'report, on the word': reportCard(
    someRun({ findings: allFindings('reported'), ...gap, ...finished, gapClosedAt: begunAt }),
  ),
});

function tracesWith(banner: string | undefined): Readonly<Record<string, CardJson>> {
  return {
    'reminder, as it is sent': reminderMessage(someRun(), 'unfinished', banner),
    'answered, button': answeredCard(
      'Which mobile phone gets the codes?',
      [pressed('Save the phone')],
      banner,
    ),
    'answered, with what came of it': answeredCard(
      'Which mobile phone gets the codes?',
      findingLines(allFindings('proven')),
      banner,
    ),
    'answered, a reminder with a newer one': retiredReminder({ due: now }, banner),
    'app password, as it is sent': ageMessage(oldPassword, false, now, banner),
    'answered, an app password with a newer card': retiredAge(oldPassword, banner),
    outdated: outdatedCard(banner),
    working: workingCard(banner),
  };
}

/** A card with nothing in it, to try the rules on. */
export const emptyCard = adaptiveCard('Empty', []);

function signInTroubleOf(problem: string): StageCard {
  const card = signInTrouble(problem, someDesk(), scopesOf(stages).reads);
  if (!card) throw new Error(`no card for ${problem}`);
  return card;
}
