import type { AgeReminder } from '../../src/procedure/reminder';
import type { Instant } from '../../src/procedure/time';
import type { CardJson } from '../cards/card';
import { breakable, plain } from '../cards/elements';
import { frame } from '../cards/frame';
import { snoozed } from '../cards/reminder.en';
import { ageCard } from '../cards/reminderAge';
import * as words from '../cards/reminderAge.en';
import { answeredCard } from '../cards/traces';
import { placeOf, snoozeNamed, type CommandData } from './reminding';
import type { Visit } from '../turn/visit';
import { whenInWords } from './when';

/**
 * The button that begins: a run for that account, where none is open. The account on the card is untrusted, so it
 * counts only where a reminder of it is kept for this person.
 */
export async function renew(visit: Visit, { account: id }: CommandData): Promise<void> {
  const { record, outside, person, turn } = visit;
  const account = await outside.ages.answered(person, id);
  if (record.open) {
    const other = record.open.account?.userPrincipalName;
    const isThis = account !== undefined && (record.open.account?.id ?? record.open.wanted) === account.id;
    if (!isThis) await turn.sendActivity(words.otherRun(other));
    return;
  }
  record.begin(outside.newId());
  if (!account) return;
  record.note({ wanted: account.id });
  leave(visit, words.begun(breakable(plain(account.userPrincipalName))));
}

/** The button: later. */
export async function snoozeRenewal(visit: Visit, { choice, account }: CommandData): Promise<void> {
  const known = snoozeNamed(choice);
  if (!known) return;
  const at = await visit.outside.ages.snooze(visit.person, account, known);
  leave(visit, at === undefined ? words.gone : snoozed(whenInWords(at, await placeOf(visit))));
}

/** The button: no more of this app password. */
export async function stopRenewal(visit: Visit, { account }: CommandData): Promise<void> {
  const stopped = await visit.outside.ages.stop(visit.person, account);
  leave(visit, stopped ? words.stopped : words.gone);
}

/** The card that is brought to a person whose app password is old. */
export function ageMessage(
  reminder: AgeReminder,
  isLast: boolean,
  now: Instant,
  banner: string | undefined,
): CardJson {
  return frame(ageCard(reminder, isLast, now), { banner });
}

/** What the card becomes. */
function leave(visit: Visit, line: string): void {
  visit.reply = answeredCard(words.title, [line], visit.outside.banner);
}
