import type { Person } from '../procedure/person';
import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Claim, ReminderBook } from '../procedure/ports/reminderBook';
import type { Runs } from '../procedure/ports/runs';
import type { Reminder } from '../procedure/reminder';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Run } from '../procedure/run';
import { instant } from '../procedure/time';
import { afterDelivery, again, type Delivery, type Fate, type Look, type SendReason } from './delivery';
import { whatNow, type WhatNow } from './due';

export interface SweepParts {
  readonly book: ReminderBook;
  readonly runs: Pick<Runs, 'current'>;
  /** IANA zone of a person, if it is known. */
  zoneOf(person: Person): Promise<string | undefined>;
  /** Makes the card and sends it, as fast as Teams permits. */
  send(reminder: Reminder, run: Run, reason: SendReason): Promise<Delivery>;
  /** Messages under way at once, 32 when not given: so many at most are sent twice when the process is killed. */
  readonly workers?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: ReminderSettings;
}

/** A message that takes longer, in milliseconds, is in doubt. */
export const sendBudget = 2 * 60 * 1000;

/**
 * Attends to one claimed reminder: reads the run again, decides, sends, and settles. Never rejects; what could not
 * be done is tried again.
 * @param until end of the claim, in milliseconds since 1970: a message that might go on beyond it is not begun
 */
export async function attend(parts: SweepParts, claim: Claim, until: number): Promise<Fate> {
  const { book, clock, log } = parts;
  if (clock.now() + sendBudget > until) return 'held';
  try {
    return await decide(parts, claim);
  } catch (thrown) {
    log.error('reminder-failed', errorFields(thrown));
  }
  try {
    await book.settle(claim, again(claim.reminder, clock.now()));
  } catch (thrown) {
    // The claim runs out, and the next sweep finds the reminder as it was.
    log.error('reminder-not-settled', errorFields(thrown));
  }
  return 'failed';
}

async function decide(parts: SweepParts, claim: Claim): Promise<Fate> {
  const { runs, clock, settings } = parts;
  const { reminder } = claim;
  const now = instant(clock.now());
  const run = (await runs.current(reminder.person))?.value;
  const zone = run && (await parts.zoneOf(reminder.person));
  const next = whatNow(run, reminder, now, settings, zone);
  if (run === undefined || next.kind === 'drop') return settle(parts, claim, undefined, 'dropped');
  if (next.kind === 'wait') return settle(parts, claim, { ...reminder, due: next.due }, 'held');
  return deliver(parts, claim, next, { run, reminder, now, settings, zone });
}

async function deliver(
  parts: SweepParts,
  claim: Claim,
  what: Extract<WhatNow, { kind: 'send' | 'last' }>,
  look: Look,
): Promise<Fate> {
  const { clock, log } = parts;
  const reason = what.kind === 'last' ? 'last' : what.reason;
  const delivery = await inTime(clock, parts.send(look.reminder, look.run, reason));
  if (delivery.kind !== 'sent') log.warn('reminder-not-sent', { outcome: delivery.kind, reason });
  const { fate, next } = afterDelivery(delivery, look, clock.now());
  return settle(parts, claim, next, fate);
}

async function settle(
  { book, log }: SweepParts,
  claim: Claim,
  next: Reminder | undefined,
  fate: Fate,
): Promise<Fate> {
  // What the person, or another sweeper, has put in its place meanwhile is newer.
  if (!(await book.settle(claim, next))) log.info('reminder-changed-meanwhile', { fate });
  return fate;
}

async function inTime(clock: Clock, sending: Promise<Delivery>): Promise<Delivery> {
  const done = new AbortController();
  const doubt = () => ({ kind: 'doubt' }) as const;
  const late = clock.wait(sendBudget, done.signal).then(doubt, doubt);
  try {
    return await Promise.race([sending, late]);
  } finally {
    done.abort();
  }
}
