import { leftOpen } from '../../src/procedure/leftOpen';
import type { Run } from '../../src/procedure/run';
import { breakable, plain } from '../cards/elements';
import * as words from '../cards/accounts.en';
import { mostEnded } from '../turn/colleagues';
import type { CommandData } from './reminding';
import type { Visit } from '../turn/visit';

/** What was left open in the tenant. */
export interface LeftOpen {
  readonly runs: readonly Run[];
  /** There are more ended runs than are looked through. */
  readonly more: boolean;
}

/** @param open the open runs of the tenant */
export async function leftOpenIn({ outside, person }: Visit, open: readonly Run[]): Promise<LeftOpen> {
  const ended = await outside.runs.endedIn(person.tenantId, mostEnded);
  return { runs: leftOpen(ended, open), more: ended.length === mostEnded };
}

/**
 * The button of the list: begins a run for an account that was left open, where the person has none. The account on
 * the card is untrusted, so it counts only while a run has left it open; the administrator still confirms it.
 */
export async function beginWhereLeft(visit: Visit, { account: id }: CommandData): Promise<void> {
  const { record, outside, person, turn } = visit;
  if (record.open) {
    await turn.sendActivity(words.yoursFirst);
    return;
  }
  const left = await leftOpenIn(visit, await outside.runs.openIn(person.tenantId));
  const account = left.runs.map((run) => run.account).find((one) => one?.id === id);
  record.begin(outside.newId());
  if (!account) return;
  record.note({ wanted: account.id });
  await turn.sendActivity(words.begun(breakable(plain(account.userPrincipalName))));
}
