import type { Clock } from '../../procedure/ports/clock';
import { errorOf, isFinal, refusalOf } from './answer';
import { Conflict } from '../../procedure/errors';

/** Milliseconds between the tries; and after how many of them no other try is begun. */
const pauses = [100, 300, 900, 2_000];
const budget = 8_000;

/**
 * Sends again, within a small budget, what was not answered or was put off. Throws `StorageUnreachable` when there
 * was no answer in that time, and `StorageFault` when the answer is no.
 * @param send gets whether an earlier try was sent, and so perhaps done
 */
export async function untilAnswered<T>(clock: Clock, send: (isRepeat: boolean) => Promise<T>): Promise<T> {
  const begun = clock.now();
  for (let tries = 0; ; tries += 1) {
    try {
      return await send(tries > 0);
    } catch (thrown) {
      if (thrown instanceof Conflict) throw thrown;
      const refusal = refusalOf(thrown);
      // Apart by chance, so that those who were put off together do not come back together.
      const pause = Math.max((pauses[tries] ?? 0) * (0.5 + Math.random() / 2), refusal.retryAfter);
      const isOver = tries >= pauses.length || clock.now() - begun + pause > budget;
      if (isFinal(refusal) || isOver) throw errorOf(refusal);
      await clock.wait(pause);
    }
  }
}
