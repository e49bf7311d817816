import { nextStage } from '../src/procedure/run';
import { withReason } from './cards/accounts';
import { why } from './cards/accounts.en';
import type { StageCard } from './cards/card';
import { noRunCard, reportCard, statusCard } from './cards/report';
import { listing, type Listing } from './listing';
import { show } from './show';
import { goodFor } from './signInPrompt';
import { stages } from './stages';
import type { Visit } from './visit';
import { stageTitles } from './words.en';

/**
 * All service accounts, then the person's own run or last report: it stands last, next to where they type. Nobody is
 * made to sign in for their own run; without a list it says why, and how to get it.
 */
export async function status(visit: Visit): Promise<void> {
  const { outside, person, turn } = visit;
  const own = await ownCard(visit);
  const signedIn = outside.signIn.has(person, goodFor.look);
  const listed: Listing = signedIn ? await listing(visit) : { kind: 'signed-out' };
  if (listed.kind === 'list') await show(turn, outside.banner, listed.card);
  const reason = listed.kind === 'none' ? listed : { lines: [why.signedOut], passes: true };
  const card = listed.kind === 'list' ? own : withReason(own, reason.lines, reason.passes);
  await show(turn, outside.banner, card);
}

async function ownCard({ record: { open }, outside, person }: Visit): Promise<StageCard> {
  const next = open && nextStage(open, stages);
  if (open) return statusCard(open, next && stageTitles[next.id]);
  const [last] = await outside.runs.past(person, 1);
  if (!last) return noRunCard();
  const head = await outside.record.headOf(last);
  return last.state === 'finished' ? reportCard(last, head) : statusCard(last, undefined, head);
}
