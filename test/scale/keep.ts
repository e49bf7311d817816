import { keepConversations } from '../../src/storage/conversations';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepReminders } from '../../src/storage/reminderBook';
import { keepRuns } from '../../src/storage/runs';
import type { OpenStorage } from '../../src/storage';

/** What is kept of runs and people. */
export type Kept = Pick<OpenStorage, 'runs' | 'conversations' | 'reminders'>;

export const keep = (store: KeyValue): Kept => ({
  runs: keepRuns(store),
  conversations: keepConversations(store),
  reminders: keepReminders(store),
});
