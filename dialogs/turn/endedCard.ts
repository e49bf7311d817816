import type { Run } from '../../src/procedure/run';
import type { StageCard } from '../cards/card';
import { reportCard, statusCard } from '../cards/report';
import type { Visit } from './visit';

/** The report of a run that is through, or how far a stopped one has come, as this person reads it. */
export async function endedCard({ outside, person }: Visit, run: Run): Promise<StageCard> {
  const head = await outside.record.headOf(run);
  const zone = await outside.reminders.zoneOf(person);
  return run.state === 'finished' ? reportCard(run, head, zone) : statusCard(run, undefined, head, zone);
}
