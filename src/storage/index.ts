import type { Conversations } from '../procedure/ports/conversations';
import type { RecordShelf } from '../procedure/ports/record';
import type { Archive } from '../procedure/ports/archive';
import type { PersonalData } from '../procedure/ports/personalData';
import type { ReminderBook } from '../procedure/ports/reminderBook';
import type { Runs } from '../procedure/ports/runs';
import type { SignOuts } from '../procedure/ports/signOuts';
import type { Run } from '../procedure/run';
import { noTrace, type Trace } from '../procedure/ports/trace';
import { keepArchive } from './archive';
import { keepConversations } from './conversations';
import { keepDialogState } from './dialogState';
import type { EngineOptions } from './engine';
import { openEngine } from './engine';
import type { KeyValue } from './keyValue';
import { refuseUnfinished } from './move';
import { keepPersonalData } from './personalData';
import { keepRecord } from './record';
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
  readonly record: RecordShelf;
  readonly personalData: PersonalData;
  readonly archive: Archive;
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
  /** Done before an ended run leaves the open ones: a kill in between has it done again. */
  readonly onEnded?: (run: Run, record: RecordShelf) => Promise<void>;
};

/** Opens the store, the embedded one unless another kind is named; throws `StorageFault`, whose message says what to do. */
export async function openStorage({
  counted = (store) => store,
  trace = noTrace,
  onEnded,
  ...options
}: StorageOptions): Promise<OpenStorage> {
  const engine = await openEngine(options);
  await refuseUnfinished(engine).catch(async (thrown: unknown) => {
    await engine.close();
    throw thrown;
  });
  const store = counted(traced(engine, trace));
  const record = keepRecord(store);
  const runs = keepRuns(store, (run) => onEnded?.(run, record));
  return {
    ...{ record, runs },
    conversations: keepConversations(store),
    reminders: keepReminders(store),
    signOuts: keepSignOuts(store),
    personalData: keepPersonalData(store, runs),
    archive: keepArchive(store),
    dialogState: keepDialogState(store),
    ready: () =>
      store.get(['ready']).then(
        () => true,
        () => false,
      ),
    close: () => store.close(),
  };
}
