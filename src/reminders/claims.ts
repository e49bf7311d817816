/**
 * Hands out claims one by one, and takes the next batch when there are none left: a worker with a slow message keeps
 * no other one waiting.
 * @param take takes a batch; never rejects. An empty one ends the queue
 * @returns the next claim, `undefined` when the queue has ended
 */
export function queueClaims<T extends object>(
  take: () => Promise<readonly T[]>,
): () => Promise<T | undefined> {
  const taken: T[] = [];
  let taking: Promise<boolean> | undefined;

  async function takeMore(): Promise<boolean> {
    const batch = await take();
    if (batch.length === 0) return false;
    taken.push(...batch);
    taking = undefined;
    return true;
  }

  return async () => {
    for (;;) {
      const claim = taken.shift();
      if (claim) return claim;
      // One batch at a time, however many ask; the promise of an empty one stays, and answers all who ask later.
      if (!(await (taking ??= takeMore()))) return undefined;
    }
  };
}
