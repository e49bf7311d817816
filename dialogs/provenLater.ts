import type { Run, RunChange } from '../src/procedure/run';
import { text } from './cards/elements';
import { reportCard } from './cards/report';
import { provenLater } from './cards/report.en';
import { betterEvidence, restsOnWord } from './confirmation/checks';
import { RunAtHand } from './runAtHand';
import { show } from './show';
import type { Visit } from './visit';

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
  const better = await betterEvidence(outside.directoryFor(person), atHand.run);
  if (better.length === 0) return 'waits';
  const signedIn = better.find(({ step }) => step === 13);
  const change: RunChange = {
    findings: better,
    ...(signedIn && { gapClosedAt: String(signedIn.params.at) }),
  };
  await atHand.saveForGood('evidence', change);
  const report = reportCard(atHand.run, await outside.record.headOf(atHand.run));
  await show(turn, outside.banner, { ...report, body: [text(provenLater), ...report.body] });
  return restsOnWord(atHand.run) ? 'waits' : 'over';
}
