import type { Delivery } from '../procedure/delivery';
import type { Clock } from '../procedure/ports/clock';
import { errorFields } from '../procedure/ports/log';
import type { Claim } from '../procedure/ports/reminderBook';
import type { AnyReminder } from '../procedure/reminder';
import { instant } from '../procedure/time';
import { courseOf } from './courses';
import { afterDelivery, again, type Fate } from './delivery';
import type { SweepParts } from './parts';

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
  const { clock, log } = parts;
  const { reminder } = claim;
  const course = await courseOf(parts, reminder, instant(clock.now()));
  if (course.kind === 'drop') return settle(parts, claim, undefined, 'dropped');
  if (course.kind === 'wait') return settle(parts, claim, { ...reminder, due: course.due }, 'held');
  const delivery = await inTime(clock, course.send());
  if (delivery.kind !== 'sent') {
    log.warn('reminder-not-sent', { outcome: delivery.kind, reason: course.reason });
  }
  const { fate, next } = afterDelivery(delivery, reminder, course.following, clock.now());
  return settle(parts, claim, next, fate);
}

async function settle(
  { book, log }: SweepParts,
  claim: Claim,
  next: AnyReminder | undefined,
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
