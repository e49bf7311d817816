import type { ConfirmedAccount } from './account';
import type { Person } from './person';
import type { Instant } from './time';

/** How long a person can put a reminder off with one button. */
export type Snooze = 'hour' | 'evening' | 'tomorrow' | 'next-week';

/** What every reminder has. It is a hint: before it is sent, the run is read again. */
interface Due {
  readonly person: Person;
  readonly due: Instant;
  /** The person has named this time: neither quiet hours nor a growing distance move it. */
  readonly asked: boolean;
  /** How many were sent since the person last did something. */
  readonly unanswered: number;
  /** The message that shows the living card: there is never more than one. */
  readonly activityId?: string;
  /** Teams could not reach the person: this waits until they are heard again, and for no time. */
  readonly parked?: true;
}

/** The run that a person has left: at most one for each person, because each has at most one open run. */
export interface Reminder extends Due {
  readonly format: 1;
  readonly runId: string;
}

/** An app password that grows old: at most one for each account, for whoever made the newest. */
export interface AgeReminder extends Due {
  readonly format: 2;
  readonly account: ConfirmedAccount;
  /** When the app password was made, as far as the run could know. */
  readonly madeAt: Instant;
  /** When the person last did something about it. */
  readonly touchedAt?: Instant;
}

export type AnyReminder = Reminder | AgeReminder;

/** An account of a tenant, by their ids. */
export interface AccountKey {
  readonly tenantId: string;
  readonly accountId: string;
}

export function accountKeyOf({ person, account }: Pick<AgeReminder, 'person' | 'account'>): AccountKey {
  return { tenantId: person.tenantId, accountId: account.id };
}

/**
 * A reminder as it was stored; throws when its format is of a later version of the bot. Format 1 is what was kept
 * before there was another kind, and stays that of runs, so that an older version beside this one goes on with them.
 */
export function upgradeReminder(stored: unknown): AnyReminder {
  const format = (stored as { format?: unknown } | null)?.format;
  if (format === 1) return stored as Reminder;
  if (format === 2) return stored as AgeReminder;
  throw new Error(`a reminder of format ${String(format)} cannot be read by this version`);
}
