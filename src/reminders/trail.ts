import type { AnyReminder } from '../procedure/reminder';
import type { Instant } from '../procedure/time';

/** What the sweep notes on a reminder, for the next look at it. */
export interface Trail {
  /** When the latest one was sent: what the person does later begins the count anew. */
  readonly sentAt?: Instant;
  /** How often in a row sending it has failed. */
  readonly failures?: number;
}

/** What was noted on a reminder; nothing on one that was never tried. */
export function trailOf(reminder: AnyReminder & { sentAt?: unknown; failures?: unknown }): Trail {
  const { sentAt, failures } = reminder;
  return {
    ...(typeof sentAt === 'string' && { sentAt }),
    ...(typeof failures === 'number' && { failures }),
  };
}
