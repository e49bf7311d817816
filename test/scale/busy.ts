/** Real work that is under way: what a store or a network does outside of JavaScript. */
export interface Busy {
  /** Counts the work until it has ended. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing that is counted is under way, and nothing has come of what was. */
  over(): Promise<void>;
}

/**
 * Turns of the event loop without a new piece of work. Promises need one; a stream's answer, or a library that
 * puts something off with `setImmediate`, needs more. Twice as many gave the same results, to the message.
 */
const quietTurns = 4;

const turn = () => new Promise<void>((done) => setImmediate(done));

export function createBusy(): Busy {
  let [underWay, begun] = [0, 0];
  let ended = () => {};

  async function allEnded(): Promise<void> {
    while (underWay > 0) await new Promise<void>((done) => (ended = done));
  }

  return {
    async during(work) {
      underWay += 1;
      begun += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        if (underWay === 0) ended();
      }
    },
    async over() {
      for (let [quiet, seen] = [0, begun]; quiet < quietTurns; quiet += 1) {
        await allEnded();
        await turn();
        if (seen !== begun) [quiet, seen] = [-1, begun];
      }
    },
  };
}
