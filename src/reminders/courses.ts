import type { Delivery } from '../procedure/delivery';
import type { AgeReminder, AnyReminder, Reminder } from '../procedure/reminder';
import type { Instant } from '../procedure/time';
import { afterSentOfAge, whatNowOfAge } from './age';
import type { SendReason } from './delivery';
import { afterSent, whatNow, type Reason, type WhatNow } from './due';
import type { SweepParts } from './parts';

/** What a claimed reminder comes to, now that everything about it has been read again. */
export type Course =
  | { readonly kind: 'drop' }
  | { readonly kind: 'wait'; readonly due: Instant }
  | {
      readonly kind: 'send';
      readonly reason: string;
      readonly send: () => Promise<Delivery>;
      /** What is kept when it has arrived. @param activityId the message with its card; as before when not known */
      readonly following: (activityId: string | undefined) => AnyReminder | undefined;
    };

export function courseOf(parts: SweepParts, reminder: AnyReminder, now: Instant): Promise<Course> {
  return reminder.format === 1 ? courseOfRun(parts, reminder, now) : courseOfAge(parts, reminder, now);
}

async function courseOfRun(parts: SweepParts, reminder: Reminder, now: Instant): Promise<Course> {
  const { runs, settings } = parts;
  const run = (await runs.current(reminder.person))?.value;
  const zone = run && (await parts.zoneOf(reminder.person));
  const next = whatNow(run, reminder, now, settings, zone);
  if (run === undefined || next.kind === 'drop') return { kind: 'drop' };
  if (next.kind === 'wait') return next;
  const reason = reasonOf<Reason>(next);
  return {
    kind: 'send',
    reason,
    send: () => parts.send(reminder, run, reason),
    following: (activityId) => afterSent(run, withCard(reminder, activityId), now, settings, zone),
  };
}

async function courseOfAge(parts: SweepParts, reminder: AgeReminder, now: Instant): Promise<Course> {
  const { runs, settings } = parts;
  const open = (await runs.current(reminder.person))?.value;
  const zone = await parts.zoneOf(reminder.person);
  const next = whatNowOfAge(open, reminder, now, settings, zone);
  if (next.kind === 'drop' || next.kind === 'wait') return next;
  const reason = reasonOf(next);
  return {
    kind: 'send',
    reason,
    send: () => parts.sendOfAge(reminder, reason),
    following: (activityId) => afterSentOfAge(withCard(reminder, activityId), now, settings, zone),
  };
}

function reasonOf<Why>(what: Extract<WhatNow<Why>, { kind: 'send' | 'last' }>): SendReason<Why> {
  return what.kind === 'last' ? 'last' : what.reason;
}

function withCard<R extends AnyReminder>(reminder: R, activityId: string | undefined): R {
  return activityId === undefined ? reminder : { ...reminder, activityId };
}
