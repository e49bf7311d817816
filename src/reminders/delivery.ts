import type { Delivery } from '../procedure/delivery';
import type { AnyReminder } from '../procedure/reminder';
import { instant } from '../procedure/time';
import type { Reason } from './due';
import { parked } from './parked';
import { trailOf } from './trail';

/** Why a card is sent; with `last` it says that no more come. */
export type SendReason<Why = Reason> = Why | 'last';

/** What became of a claimed reminder. */
export type Fate = 'sent' | 'held' | 'dropped' | 'failed';

const soon = 1000;
const firstPause = 5 * 60 * 1000;
const longestPause = 6 * 60 * 60 * 1000;

/** After so many doubtful tries in a row one of them is taken to have arrived: a person is not to be flooded. */
const mostDoubts = 3;

/**
 * The reminder that is kept after a delivery, if any, and how it counts.
 * @param following what is kept when it has arrived
 */
export function afterDelivery(
  delivery: Delivery,
  reminder: AnyReminder,
  following: (activityId: string | undefined) => AnyReminder | undefined,
  at: number,
): { readonly fate: Fate; readonly next: AnyReminder | undefined } {
  switch (delivery.kind) {
    case 'sent':
      return { fate: 'sent', next: following(delivery.activityId) };
    case 'blocked':
    case 'gone':
      return { fate: 'dropped', next: parked(reminder) };
    case 'later':
      return { fate: 'failed', next: { ...reminder, due: instant(at + Math.max(delivery.after, soon)) } };
    case 'doubt':
      return {
        fate: 'failed',
        next: failuresOf(reminder) < mostDoubts ? again(reminder, at) : following(undefined),
      };
  }
}

/** The same reminder once more, after a pause that grows with every failure. */
export function again(reminder: AnyReminder, at: number): AnyReminder {
  const failures = failuresOf(reminder);
  const pause = Math.min(firstPause * 2 ** failures, longestPause);
  return Object.assign({ ...reminder, due: instant(at + pause) }, { failures: failures + 1 });
}

const failuresOf = (reminder: AnyReminder) => trailOf(reminder).failures ?? 0;
