/** Too many turns wait in one conversation already. */
export class Busy extends Error {
  override readonly name = 'Busy';
  constructor() {
    super('too many turns wait in this conversation');
  }
}

export interface TurnQueue {
  /** Runs the work after all work handed in before under this key; throws `Busy` at once when the line is full. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs and nothing waits, under any key. */
  idle(): Promise<void>;
}

/**
 * One at a time and in order under each key, side by side under different keys. Idle keys cost nothing.
 * @param limit how many may wait or run under one key
 */
export function createTurnQueue(limit = 20): TurnQueue {
  const lines = new Map<string, { last: Promise<void>; length: number }>();
  return {
    async run(key, work) {
      const line = lines.get(key) ?? { last: Promise.resolve(), length: 0 };
      if (line.length >= limit) throw new Busy();
      line.length += 1;
      lines.set(key, line);
      const result = line.last.then(work);
      line.last = result.then(nothing, nothing).then(() => {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      });
      return await result;
    },
    async idle() {
      while (lines.size > 0) await Promise.all([...lines.values()].map((line) => line.last));
    },
  };
}

const nothing = () => undefined;
