import type { Clock } from '../procedure/ports/clock';
import { putBounded } from './signIn/bounded';

const capacity = 2_000;

/** Tells the first of something from its repetitions within some time; bounded memory, the oldest is forgotten. */
export function createRecent(clock: Clock, milliseconds: number): (key: string) => boolean {
  const seen = new Map<string, number>();
  return (key) => {
    const before = seen.get(key);
    const isFirst = before === undefined || clock.now() - before >= milliseconds;
    if (isFirst) putBounded(seen, key, clock.now(), capacity);
    return isFirst;
  };
}
