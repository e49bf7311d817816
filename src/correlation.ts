import { AsyncLocalStorage } from 'node:async_hooks';
import type { Correlation } from './procedure/ports/correlation';

/** Goes with the work through whatever it awaits, so that nobody between Teams and Graph has to hand it on. */
export function createCorrelation(): Correlation {
  const ids = new AsyncLocalStorage<string>();
  return { during: (id, work) => ids.run(id, work), current: () => ids.getStore() };
}
