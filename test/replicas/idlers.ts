import * as reminder from '../../dialogs/cards/reminder.en';
import * as findAccount from '../../dialogs/find-account/words.en';
import { personalChatId } from '../../src/practice/teamsService';
import type { Account } from '../../src/practice/world/world';
import type { ReminderBook } from '../../src/procedure/ports/reminderBook';
import { milliseconds } from '../../src/procedure/time';
import { Admin, type Surroundings } from '../support/admin';
import type { WatchedChat } from './chat';
import type { Leaps } from './sharedClock';

export interface IdlerParts extends Surroundings {
  readonly chat: WatchedChat;
  readonly leaps: Leaps;
  readonly book: ReminderBook;
  readonly tenantId: string;
}

/** What became of the reminders. */
export interface Reminded {
  /** Reminders that the book counts. */
  readonly due: number;
  /** Messages that people got. */
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  /** People of whom the book has forgotten that they are to be reminded. */
  readonly forgotten: number;
}

const minute = 60_000;
/** Milliseconds to wait for an answer, and before saying again what nobody took. */
const [patience, pause] = [5_000, 500];
const mostTries = 200;
/** How often a person is to be reminded. */
const times = 2;

/** Each begins a run and leaves it at its first card, some minutes after the one before. */
export async function beginRuns(parts: IdlerParts, idlers: readonly Account[]): Promise<void> {
  for (const idler of idlers) {
    const admin = new Admin(parts, idler);
    const hasBegun = () => admin.messages.some((one) => admin.sees(one).includes(findAccount.choose.title));
    for (let tries = 0; tries < mostTries && !hasBegun(); tries += 1) {
      const { status } = await admin.says('enable mfa');
      await parts.chat.until(hasBegun, status < 500 ? patience : pause);
    }
    if (!hasBegun()) throw new Error(`${idler.displayName} could not begin a run`);
    parts.leaps.leap(7 * minute);
  }
}

/**
 * Leaps from one due reminder to the next, until everybody has got theirs. One at a time is due, so a kill finds one
 * message under way. A claim of a dead replica runs out after five minutes: the next leap is longer.
 */
export async function awaitReminders(parts: IdlerParts, idlers: readonly Account[]): Promise<void> {
  for (let rounds = 0; rounds < idlers.length * times * 4; rounds += 1) {
    const kept = await Promise.all(idlers.map((idler) => reminderOf(parts, idler)));
    const open = kept.filter((one) => one !== undefined && one.unanswered < times);
    if (open.length === 0) return;
    const earliest = Math.min(...open.map((one) => milliseconds(one?.due ?? '')));
    const ahead = earliest - parts.leaps.clock.now();
    parts.leaps.leap(Math.max(ahead + 1_000, 6 * minute));
    await untilAttended(parts, idlers);
  }
}

/** Waits until nothing is due any more, or for as long as somebody who has died may hold it. */
async function untilAttended(parts: IdlerParts, idlers: readonly Account[]): Promise<void> {
  for (let looks = 0; looks < 20; looks += 1) {
    const kept = await Promise.all(idlers.map((idler) => reminderOf(parts, idler)));
    const now = parts.leaps.clock.now();
    if (!kept.some((one) => one && milliseconds(one.due) <= now)) return;
    await parts.chat.until(() => false, 150);
  }
}

export async function remindersOf(parts: IdlerParts, idlers: readonly Account[]): Promise<Reminded> {
  const all = await Promise.all(
    idlers.map(async (idler) => {
      const kept = await reminderOf(parts, idler);
      const sent = parts.chat.count(personalChatId(idler), reminder.titles.unfinished);
      return { kept, due: kept?.unanswered ?? 0, sent };
    }),
  );
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    due: sum(({ due }) => due),
    sent: sum(({ sent }) => sent),
    lost: sum(({ due, sent }) => Math.max(0, due - sent)),
    doubled: sum(({ due, sent }) => Math.max(0, sent - due)),
    forgotten: sum(({ kept }) => (kept === undefined ? 1 : 0)),
  };
}

const reminderOf = ({ book, tenantId }: IdlerParts, { id, displayName }: Account) =>
  book.of({ tenantId, userId: id, name: displayName });
