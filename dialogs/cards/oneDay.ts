import type { Run } from '../../src/procedure/run';
import type { Instant } from '../../src/procedure/time';
import { moment, time } from './elements';

/** How a moment is said. */
export type Say = (at: Instant) => string;

/**
 * Times alone where a whole run lies on one day, which its card says once; else each time with its date. The client
 * shows all of them in the zone where it is: the day is the one of the zone that Teams last told, and without one
 * nobody can say where a day ends. In another zone a time that runs past midnight is still the next one.
 * @param zone IANA, of who reads it
 */
export function sayOn(run: Run, zone: string | undefined): Say {
  if (zone === undefined) return moment;
  const days = new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short' });
  return new Set(momentsOf(run).map((at) => days.format(Date.parse(at)))).size === 1 ? time : moment;
}

/** All that the lines of a run name, but for what came after it. */
function momentsOf(run: Run): readonly Instant[] {
  const { begunAt, endedAt, gapOpenedAt, takenOver = [], handOver, findings } = run;
  const found = Object.values(findings).flatMap(({ at, params }) => [at, params.at]);
  const moments = [begunAt, endedAt, gapOpenedAt, ...takenOver.map(({ at }) => at), handOver?.asked?.at];
  return [...moments, ...found].filter((at) => typeof at === 'string');
}
