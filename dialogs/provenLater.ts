import { betterEvidence, restsOnWord } from '../src/procedure/evidence';
import type { Run } from '../src/procedure/run';
import { text } from './cards/elements';
import { provenLater } from './cards/report.en';
import { endedCard } from './turn/endedCard';
import { RunAtHand } from './turn/runAtHand';
import { show } from './turn/show';
import type { Visit } from './turn/visit';

const lead = 'report ';

/** The report of a run that ended in this turn, as something that waits: a log may still prove what was only said. */
export function waitingReport(run: Run | undefined): string | undefined {
  return run?.state === 'finished' && restsOnWord(run) ? `${lead}${run.id}` : undefined;
}

export function isReport(card: string): boolean {
  return card.startsWith(lead);
}

/** Writes down what the logs prove by now of a run that has ended, and shows its report anew. */
export async function lookAfterTheEnd(visit: Visit, card: string): Promise<'waits' | 'over'> {
  const { record, outside, person, turn } = visit;
  const atHand = await RunAtHand.read(visit, (run) => waitingReport(run) === card);
  if (!atHand || record.open) return 'over';
  const { findings, change } = await betterEvidence({
    ...{ directory: outside.directoryFor(person), run: atHand.run, now: visit.now() },
    lacks: (permissions) => outside.signIn.lacks(person, permissions),
  });
  if (findings.length === 0) {
    if (Object.keys(change).length > 0) await atHand.save(change);
    return 'waits';
  }
  await atHand.saveForGood('evidence', { ...change, findings });
  const report = await endedCard(visit, atHand.run);
  await show(turn, outside.banner, { ...report, body: [text(provenLater), ...report.body] });
  return restsOnWord(atHand.run) ? 'waits' : 'over';
}
