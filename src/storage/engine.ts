import type { Engine } from './keyValue';
import type { LmdbOptions } from './lmdb';
import { openLmdb } from './lmdb';
import type { TablesOptions } from './tables/open';

/** In a folder of this machine, or in a table of Azure that many machines share. */
export type EngineOptions =
  ({ readonly kind?: 'embedded' } & LmdbOptions) | ({ readonly kind: 'tables' } & TablesOptions);

/** Opens the engine itself, to move or to copy what is in it. Throws `StorageFault`. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  if (options.kind !== 'tables') return openLmdb(options);
  // Who keeps everything on this machine never loads the library.
  const { openTables } = await import('./tables/open.js');
  return openTables(options);
}
