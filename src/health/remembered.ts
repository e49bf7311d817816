import type { Clock } from '../procedure/ports/clock';

/** Asks at most once in so many milliseconds, however often it is called: who calls meanwhile shares the answer. */
export function remembered<T>(clock: Clock, milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const now = clock.now();
    // A clock that was set back must not make an answer last.
    const isFresh = kept && now >= kept.at && now < kept.at + milliseconds;
    if (!kept || !isFresh) kept = { at: now, answer: ask() };
    return kept.answer;
  };
}
