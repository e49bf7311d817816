import type { AnyReminder } from '../procedure/reminder';
import type { Instant } from '../procedure/time';

/** Later than any sweep. */
const never: Instant = '9999-12-31T23:59:59.999Z';

/**
 * The reminder of a person whom Teams does not reach: nothing is tried again for them (Microsoft Learn: 403 means
 * stop), and nothing is forgotten, the living card least of all.
 */
export function parked<R extends AnyReminder>(reminder: R): R {
  return { ...reminder, due: never, asked: false, parked: true };
}

/** The same reminder for a person who is heard again. @param due when it is looked at next */
export function unparked<R extends AnyReminder>(reminder: R, due: Instant): R {
  return { ...reminder, due, parked: undefined };
}
