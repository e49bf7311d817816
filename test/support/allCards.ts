import { cancelCard, elsewhereCard, failedCard, helpCard, welcomeCard } from '../../dialogs/aroundCards';
import { checkCard, noAccountCard, uncheckedCard, whichCard } from '../../dialogs/cards/check';
import { adaptiveCard, type CardJson, type StageCard } from '../../dialogs/cards/card';
import { findingLines } from '../../dialogs/cards/findings.en';
import { frame } from '../../dialogs/cards/frame';
import { noticeLines } from '../../dialogs/cards/notice';
import { reminderCard, retiredReminder } from '../../dialogs/cards/reminder';
import { ageCard, retiredAge } from '../../dialogs/cards/reminderAge';
import { noRunCard, reportCard, statusCard } from '../../dialogs/cards/report';
import { answeredCard, outdatedCard, workingCard } from '../../dialogs/cards/traces';
import { unreachableCard } from '../../dialogs/cards/trouble';
import { pressed } from '../../dialogs/cards/words.en';
import { reminderMessage } from '../../dialogs/reminding';
import { ageMessage } from '../../dialogs/remindingAge';
import { stages } from '../../dialogs/stages';
import { stageTitles } from '../../dialogs/words.en';
import { publicPlaces } from '../../src/procedure/links';
import { readiness } from '../../src/procedure/readiness';
import type { AgeReminder } from '../../src/procedure/reminder';
import type { Notice } from '../../src/procedure/stage';
import { hostileNames, roomScenes, type Scene } from './roomScenes';
import { goodReadings, noReadings, refused } from './someDirectory';
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

const aroundCards = (): Readonly<Record<string, StageCard>> => ({
  welcome: welcomeCard(),
  help: helpCard(undefined, undefined),
  'help, not understood, a run under way': helpCard('I did not understand that.', stageTitles.phone),
  'stop?': cancelCard(someRun({ writes: 'phone' })),
  'stop, while the gap is open?': cancelCard(someRun({ writes: 'password', ...gap })),
  elsewhere: elsewhereCard('44444444-4444-4444-8444-444444444444'),
  failed: failedCard(),
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
  'status, just begun': statusCard(someRun({ account: undefined }), stageTitles['find-account']),
  'status, gap open': statusCard(
    someRun({ findings: allFindings('reported').slice(0, 5), ...phone, ...gap }),
    stageTitles['app-password'],
  ),
  'status, stopped': statusCard(someRun({ state: 'cancelled', endedAt: now, ...gap }), undefined),
  'reminder, no account yet': reminderCard(someRun({ account: undefined }), 'unfinished', stageTitles.plan),
  'reminder, asked': reminderCard(someRun(), 'asked', stageTitles.phone),
  'reminder, gap open': reminderCard(someRun(gap), 'gap', stageTitles['app-password']),
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
