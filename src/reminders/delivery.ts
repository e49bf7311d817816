import type { Reminder } from '../procedure/reminder';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Run } from '../procedure/run';
import type { Instant } from '../procedure/time';
import { instant } from '../procedure/time';
import { afterSent, type Reason } from './due';
import { trailOf } from './trail';

/** What became of a message. */
export type Delivery =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** The person has blocked or taken out the bot. */
  | { readonly kind: 'blocked' }
  /** There is no conversation with the person. */
  | { readonly kind: 'gone' }
  /** Teams takes no message now; milliseconds until it is worth another try. */
  | { readonly kind: 'later'; readonly after: number }
  /** It may have arrived, and may not. */
  | { readonly kind: 'doubt' };

/** Why a card is sent; with `last` it says that no more come. */
export type SendReason = Reason | 'last';

/** What became of a claimed reminder. */
export type Fate = 'sent' | 'held' | 'dropped' | 'failed';

/** All that the decision about a reminder was made with. */
export interface Look {
  readonly run: Run;
  readonly reminder: Reminder;
  readonly now: Instant;
  readonly settings: ReminderSettings;
  readonly zone: string | undefined;
}

const soon = 1000;
const firstPause = 5 * 60 * 1000;
const longestPause = 6 * 60 * 60 * 1000;

/** After so many doubtful tries in a row one of them is taken to have arrived: a person is not to be flooded. */
const mostDoubts = 3;

/** The reminder that is kept after a delivery, if any, and how it counts. */
export function afterDelivery(
  delivery: Delivery,
  look: Look,
  at: number,
): { readonly fate: Fate; readonly next: Reminder | undefined } {
  const { reminder } = look;
  switch (delivery.kind) {
    case 'sent':
      return { fate: 'sent', next: following({ ...look, reminder: { ...reminder, ...card(delivery) } }) };
    case 'blocked':
    case 'gone':
      return { fate: 'dropped', next: undefined };
    case 'later':
      return { fate: 'failed', next: { ...reminder, due: instant(at + Math.max(delivery.after, soon)) } };
    case 'doubt':
      return {
        fate: 'failed',
        next: failuresOf(reminder) < mostDoubts ? again(reminder, at) : following(look),
      };
  }
}

/** The same reminder once more, after a pause that grows with every failure. */
export function again(reminder: Reminder, at: number): Reminder {
  const failures = failuresOf(reminder);
  const pause = Math.min(firstPause * 2 ** failures, longestPause);
  return Object.assign({ ...reminder, due: instant(at + pause) }, { failures: failures + 1 });
}

const failuresOf = (reminder: Reminder) => trailOf(reminder).failures ?? 0;

const card = ({ activityId }: { readonly activityId: string }) => ({ activityId });

function following({ run, reminder, now, settings, zone }: Look): Reminder | undefined {
  return afterSent(run, reminder, now, settings, zone);
}
