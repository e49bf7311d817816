import type { Log } from '../../src/procedure/ports/log';

/** Keeps nothing of what is logged but how often each warning and error was. */
export function countedLog(): Log & { readonly troubles: Map<string, number> } {
  const troubles = new Map<string, number>();
  const count = (event: string) => void troubles.set(event, (troubles.get(event) ?? 0) + 1);
  const pass = () => {};
  return { troubles, debug: pass, info: pass, warn: count, error: count };
}
