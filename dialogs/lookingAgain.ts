import type { DialogContext } from 'botbuilder-dialogs';
import { SignInNeeded, Unreachable } from '../src/procedure/errors';
import { goOn } from './commands/commandWork';
import { settle, signedOut } from './turn/deeds';
import { waitingCard } from './turn/offers';
import { isReport, lookAfterTheEnd } from './provenLater';
import { goodFor } from './signInPrompt';
import { stages } from './stages';
import type { Visit } from './turn/visit';

/**
 * Looks, unasked, for what this card waits for. What has come is noted and the run goes on below the card; a failure
 * that explains the waiting is shown once. Anything else leaves the chat as it is.
 */
export async function lookAgain(visit: Visit, dc: DialogContext, card: string): Promise<'waits' | 'over'> {
  const { record, outside, person } = visit;
  if (!outside.signIn.has(person, goodFor.look)) return 'over';
  if (isReport(card)) return lookQuietly(visit, () => lookAfterTheEnd(visit, card));
  const offer = record.open?.offer;
  const stage = stages.find(({ id }) => id === offer?.stage);
  if (!stage || waitingCard(record.open) !== card) return 'over';
  const seen = await lookQuietly(visit, () => stage.look(visit.desk(), undefined));
  if (seen === 'waits' || seen === 'over') return seen;
  if (seen.kind === 'settled') {
    settle(visit, stage.id, seen);
    await goOn(dc);
    return 'over';
  }
  // A search that was begun is remembered, so that the next look reads it and begins no other.
  if (seen.kind === 'ask' && seen.change?.purview) record.note({ purview: seen.change.purview });
  const isNews =
    seen.kind === 'ask' && seen.facts?.failed !== undefined && offer?.facts?.failed === undefined;
  if (!isNews) return 'waits';
  await goOn(dc);
  return 'over';
}

/** No answer, or one that only asks to wait, is no news: there is another look to come. */
async function lookQuietly<Seen>(visit: Visit, look: () => Promise<Seen>): Promise<Seen | 'waits' | 'over'> {
  try {
    return await look();
  } catch (thrown) {
    if (thrown instanceof Unreachable) return 'waits';
    if (!(thrown instanceof SignInNeeded)) throw thrown;
    signedOut(visit, thrown);
    return 'over';
  }
}
