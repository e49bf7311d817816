import { Conflict } from '../procedure/errors';

/** What a conditional write resolves with, or `undefined` when somebody else came first. */
export async function unlessConflict<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (thrown) {
    if (thrown instanceof Conflict) return undefined;
    throw thrown;
  }
}
