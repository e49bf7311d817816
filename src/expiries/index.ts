import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import { milliseconds, type Instant } from '../procedure/time';

export { certificateEnd } from './certificateEnd';

/** A credential of the bot that comes to an end. */
export interface Expiring {
  /** The name of the setting that holds it. */
  readonly setting: string;
  /** Asked anew each time, because a file may have been renewed; `undefined` when nobody has said. */
  readonly ends: () => Promise<Instant | undefined>;
}

/** What operators see of a credential. */
export interface ExpirySeen {
  readonly setting: string;
  /** `null` when it is not known, as the days. */
  readonly expires: Instant | null;
  /** Whole days that are left; negative when it is over. */
  readonly days: number | null;
}

export interface Expiries {
  readonly report: () => Promise<readonly ExpirySeen[]>;
  /** Looks now, and then every day. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

interface ExpiryParts {
  readonly credentials: readonly Expiring[];
  readonly clock: Clock;
  readonly log: Log;
}

const day = 24 * 60 * 60 * 1000;

/** Days before the end from which the log warns. */
const warnedDays = 30;

/** Tells operators in time that a certificate or a secret of the bot ends: on that day nobody could sign in any more. */
export function createExpiries({ credentials, clock, log }: ExpiryParts): Expiries {
  const see = async ({ setting, ends }: Expiring): Promise<ExpirySeen> => {
    const expires = (await ends()) ?? null;
    const days = expires === null ? null : Math.floor((milliseconds(expires) - clock.now()) / day);
    return { setting, expires, days };
  };

  async function look(credential: Expiring): Promise<void> {
    try {
      tell(log, await see(credential));
    } catch (thrown) {
      log.error('credential-unreadable', { setting: credential.setting, ...errorFields(thrown) });
    }
  }

  const unseen = ({ setting }: Expiring): ExpirySeen => ({ setting, expires: null, days: null });
  return {
    report: () => Promise.all(credentials.map((each) => see(each).catch(() => unseen(each)))),
    ...daily(clock, credentials.length > 0, () => Promise.all(credentials.map(look))),
  };
}

function tell(log: Log, { setting, expires, days }: ExpirySeen): void {
  if (expires === null || days === null || days >= warnedDays) return;
  if (days < 0) log.error('credential-expired', { setting, expires });
  else log.warn('credential-expires', { setting, expires, days });
}

function daily(
  clock: Clock,
  isWanted: boolean,
  look: () => Promise<unknown>,
): Pick<Expiries, 'start' | 'stop'> {
  const stopping = new AbortController();
  let looping: Promise<void> | undefined;

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look();
      // Stopping ends the wait.
      await clock.wait(day, stopping.signal).catch(() => undefined);
    }
  }

  return {
    start() {
      if (isWanted) looping ??= loop();
    },
    async stop() {
      stopping.abort();
      await looping;
    },
  };
}
