import * as appPassword from '../../dialogs/app-password/words.en';
import * as report from '../../dialogs/cards/report.en';
import * as cardWords from '../../dialogs/cards/words.en';
import * as console from '../../dialogs/cloud-app-security/words.en';
import * as findAccount from '../../dialogs/find-account/words.en';
import * as myAccount from '../../dialogs/my-account/words.en';
import * as password from '../../dialogs/password/words.en';
import * as perUserMfa from '../../dialogs/per-user-mfa/words.en';
import * as phone from '../../dialogs/phone/words.en';
import * as plan from '../../dialogs/plan/words.en';
import type { World } from '../../src/practice/world/world';
import type { Admin } from '../support/admin';
import type { Message } from '../support/chat';
import type { Job } from './cast';
import type { WatchedChat } from './chat';
import type { Leaps } from './sharedClock';
import { pagesOf } from './pages';
import type { Rolls } from './rolls';

/** What a card asks for: its heading, the button that goes forward, and what is done before it is pressed. */
interface Move {
  readonly title: string;
  readonly buttons: readonly string[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly before?: () => void;
}

export interface WorkerParts {
  readonly admin: Admin;
  readonly job: Job;
  readonly world: World;
  readonly chat: WatchedChat;
  readonly leaps: Leaps;
  readonly rolls: Rolls;
  /** How many replicas were killed so far. */
  readonly kills: () => number;
}

/** What an administrator had to do beyond the usual. */
export interface Trouble {
  /** Pressed or said once more, because nobody answered. */
  again: number;
  /** Pressed on two devices at once, on purpose. */
  doubled: number;
}

const logsAreLate = 30_000;
/** Milliseconds that a person looks at a chat in which nothing happens; less when a replica has just died. */
const patience = { usual: 12_000, afterKill: 2_500 };
/** Before trying again what was answered by nobody. */
const pause = 500;
/** A person who has tried this often does not finish. */
const mostTries = 150;

/** From “enable mfa” to the report, as somebody would who presses again what nobody has answered. */
export async function work(parts: WorkerParts, trouble: Trouble): Promise<boolean> {
  const { admin, rolls } = parts;
  const moves = movesOf(parts);
  await say(parts, trouble, 'enable mfa');
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (isDone(admin)) return true;
    const next = nextMove(admin, moves);
    if (next) await press(parts, trouble, next);
    else {
      trouble.again += 1;
      // Somebody who is not sure looks first: the run may be over.
      await say(parts, trouble, 'status');
      if (!isDone(admin)) await say(parts, trouble, rolls.chance(0.9) ? 'enable mfa' : 'status');
    }
  }
  return isDone(admin);
}

interface Next {
  readonly move: Move;
  readonly message: Message;
  readonly button: string;
}

function movesOf({ job, world, leaps }: WorkerParts): readonly Move[] {
  const pages = pagesOf(world, job, () => leaps.clock.now());
  const lateLogs = (does: () => void) => () => {
    does();
    leaps.leap(logsAreLate);
  };
  return [
    {
      title: findAccount.choose.title,
      buttons: [findAccount.choose.yes],
      fields: { account: job.account.id },
    },
    { title: findAccount.confirm.title, buttons: [findAccount.confirm.yes] },
    { title: plan.title, buttons: [plan.actions.go] },
    { title: phone.title, buttons: [phone.save], fields: { phone: job.phone, holder: 'Sam Phone' } },
    { title: phone.keep.title, buttons: [phone.keep.yes], fields: { holder: 'Sam Phone' } },
    {
      ...{ title: password.title, buttons: [password.save] },
      fields: { password: job.password, passwordAgain: job.password },
    },
    { title: perUserMfa.title, buttons: [perUserMfa.tryAgain] },
    guided(myAccount.words, lateLogs(pages.signsIn)),
    guided(appPassword.words, lateLogs(pages.createsAppPassword)),
    guided(console.words, lateLogs(pages.consoleSignsIn)),
    { title: cardWords.unreachable.title, buttons: [cardWords.unreachable.again] },
    { title: cardWords.outdated.title, buttons: [cardWords.outdated.goOn] },
  ];
}

type Guided = Pick<typeof myAccount.words, 'title' | 'check' | 'checkAgain'>;

function guided({ title, check, checkAgain }: Guided, before: () => void): Move {
  return { title, buttons: [check, checkAgain], before };
}

const isDone = (admin: Admin) => seen(admin).some((text) => text.includes(report.titles.proven));

const seen = (admin: Admin) => admin.messages.map((message) => admin.sees(message));

/** The newest card that can be answered. */
function nextMove(admin: Admin, moves: readonly Move[]): Next | undefined {
  for (const message of admin.messages.toReversed()) {
    const [text, choices] = [admin.sees(message), admin.choices(message)];
    for (const move of moves) {
      const button = move.buttons.find((title) => choices.includes(title));
      if (button !== undefined && text.includes(move.title)) return { move, message, button };
    }
  }
  return undefined;
}

async function press(parts: WorkerParts, trouble: Trouble, { move, message, button }: Next): Promise<void> {
  const { admin, rolls, chat } = parts;
  move.before?.();
  admin.fills(move.fields ?? {});
  const invoke = admin.execute(
    button,
    admin.messages.find(({ id }) => id === message.id),
  );
  const isDoubled = rolls.chance(0.15);
  if (isDoubled) trouble.doubled += 1;
  const before = look(admin);
  const answers = await Promise.all([invoke, ...(isDoubled ? [invoke] : [])].map((one) => admin.sends(one)));
  const isLost = answers.every(({ status }) => status >= 500);
  if (isLost) {
    trouble.again += 1;
    await chat.until(() => false, pause);
    // The button is still there; or the chat is asked anew.
    if (rolls.chance(0.5)) await say(parts, trouble, 'enable mfa');
    return;
  }
  await untilMoved(parts, trouble, before);
}

/** Says it until somebody answers, and waits for what comes of it. */
async function say(parts: WorkerParts, trouble: Trouble, text: string): Promise<void> {
  const { admin } = parts;
  for (let tries = 0; tries < 20; tries += 1) {
    const before = look(admin);
    const { status } = await admin.says(text);
    if (status < 500) return untilMoved(parts, trouble, before);
    trouble.again += 1;
    await parts.chat.until(() => false, pause);
  }
}

/** Waits for another card to answer. */
async function untilMoved(parts: WorkerParts, trouble: Trouble, before: string): Promise<void> {
  const { admin, chat, kills } = parts;
  const dead = kills();
  const moved = () => look(admin) !== before;
  if (await chat.until(() => moved() || kills() > dead, patience.usual)) {
    if (moved() || (await chat.until(moved, patience.afterKill))) return;
  }
  trouble.again += 1;
  if (!moved()) await say(parts, trouble, 'status');
  if (!isDone(admin)) await admin.says('enable mfa');
}

/** The newest card with a button, as it is now; the report has none, but a heading of its own. */
function look(admin: Admin): string {
  const open = admin.messages.findLast((message) => admin.choices(message).length > 0);
  const card = open && JSON.stringify(open.card);
  return `${open?.id ?? ''} ${card ?? ''} ${isDone(admin)}`;
}
