import type { Conversations } from '../procedure/ports/conversations';
import type { ReminderBook } from '../procedure/ports/reminderBook';
import type { Runs } from '../procedure/ports/runs';
import type { SignOuts } from '../procedure/ports/signOuts';
import { noTrace, type Trace } from '../procedure/ports/trace';
import { keepConversations } from './conversations';
import { keepDialogState } from './dialogState';
import type { EngineOptions } from './engine';
import { openEngine } from './engine';
import type { KeyValue } from './keyValue';
import { refuseUnfinished } from './move';
import { keepReminders } from './reminderBook';
import { keepRuns } from './runs';
import { keepSignOuts } from './signOuts';
import { traced } from './traced';

export { DataDamaged, StorageFault, StorageUnreachable } from './fault';
export { openEngine } from './engine';
export type { EngineOptions } from './engine';
export { backUpStore, moveStore } from './move';
export { checkStore } from './check';
export type { Checked } from './check';
export { holdsStore } from './dataFolder';

/** Everything that the bot keeps. */
export interface OpenStorage {
  readonly runs: Runs;
  readonly conversations: Conversations;
  readonly reminders: ReminderBook;
  readonly signOuts: SignOuts;
  readonly dialogState: ReturnType<typeof keepDialogState>;
  /** Whether a record could be read now. */
  ready(): Promise<boolean>;
  /** Finishes the writes under way; nothing can be read or written afterwards. */
  close(): Promise<void>;
}

export type StorageOptions = EngineOptions & {
  /** Puts something between what is kept and the engine, to count its reads and writes for instance. */
  readonly counted?: (store: KeyValue) => KeyValue;
  readonly trace?: Trace;
};

/** Opens the store, the embedded one unless another kind is named; throws `StorageFault`, whose message says what to do. */
export async function openStorage({
  counted = (store) => store,
  trace = noTrace,
  ...options
}: StorageOptions): Promise<OpenStorage> {
  const engine = await openEngine(options);
  await refuseUnfinished(engine).catch(async (thrown: unknown) => {
    await engine.close();
    throw thrown;
  });
  const store = counted(traced(engine, trace));
  return {
    runs: keepRuns(store),
    conversations: keepConversations(store),
    reminders: keepReminders(store),
    signOuts: keepSignOuts(store),
    dialogState: keepDialogState(store),
    ready: () =>
      store.get(['ready']).then(
        () => true,
        () => false,
      ),
    close: () => store.close(),
  };
}
