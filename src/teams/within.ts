import type { Clock } from '../procedure/ports/clock';

/** What the work came to when it was done in time, otherwise `undefined`; the work itself goes on. */
export async function within<T>(
  clock: Clock,
  milliseconds: number,
  work: Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  const done = new AbortController();
  const late = clock.wait(milliseconds, done.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } finally {
    done.abort();
  }
}
