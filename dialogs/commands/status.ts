import { nextStage } from '../../src/procedure/run';
import { noListCard, withList } from '../cards/accounts';
import { why } from '../cards/accounts.en';
import type { StageCard } from '../cards/card';
import { noRunCard, statusCard } from '../cards/report';
import { endedCard } from '../turn/endedCard';
import { listing } from './listing';
import { show } from '../turn/show';
import { goodFor } from '../signInPrompt';
import { stages } from '../stages';
import type { Visit } from '../turn/visit';
import { stageTitles } from '../words.en';

/**
 * The person's own run or last report, at once; then all service accounts, which Microsoft 365 may take a while to
 * tell. Nobody is made to sign in for their own run; without a list it is said why, and how to get it.
 */
export async function status(visit: Visit): Promise<void> {
  const { outside, person, turn } = visit;
  const own = await ownCard(visit);
  if (!outside.signIn.has(person, goodFor.look)) {
    await show(turn, outside.banner, withList(own, why.signedOut));
    return;
  }
  await show(turn, outside.banner, own);
  const listed = await listing(visit);
  if (listed.kind === 'list') await show(turn, outside.banner, listed.card);
  else
    await show(turn, outside.banner, noListCard(listed.kind === 'none' ? listed.lines : [why.signedOutNow]));
}

async function ownCard(visit: Visit): Promise<StageCard> {
  const { outside, person } = visit;
  const { open } = visit.record;
  const next = open && nextStage(open, stages);
  if (open) {
    const zone = await outside.reminders.zoneOf(person);
    return statusCard(open, next && stageTitles[next.id], undefined, zone);
  }
  const [last] = await outside.runs.past(person, 1);
  return last ? endedCard(visit, last) : noRunCard();
}
