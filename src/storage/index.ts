import type { Conversations } from '../procedure/ports/conversations';
import type { Runs } from '../procedure/ports/runs';
import { keepConversations } from './conversations';
import { keepDialogState } from './dialogState';
import type { KeyValue } from './keyValue';
import type { LmdbOptions } from './lmdb';
import { openLmdb } from './lmdb';
import { keepRuns } from './runs';

export { StorageFault } from './fault';

/** Everything that the bot keeps. */
export interface OpenStorage {
  readonly runs: Runs;
  readonly conversations: Conversations;
  readonly dialogState: ReturnType<typeof keepDialogState>;
  /** Whether a record could be read now. */
  ready(): Promise<boolean>;
  /** Finishes the writes under way; nothing can be read or written afterwards. */
  close(): Promise<void>;
}

export interface StorageOptions extends LmdbOptions {
  /** Puts something between what is kept and the engine, to count its reads and writes for instance. */
  readonly counted?: (store: KeyValue) => KeyValue;
}

/** Opens the embedded store; throws `StorageFault`, whose message says what to do. */
export async function openStorage({
  counted = (store) => store,
  ...options
}: StorageOptions): Promise<OpenStorage> {
  const store = counted(openLmdb(options));
  return {
    runs: keepRuns(store),
    conversations: keepConversations(store),
    dialogState: keepDialogState(store),
    ready: () =>
      store.get(['ready']).then(
        () => true,
        () => false,
      ),
    close: () => store.close(),
  };
}
