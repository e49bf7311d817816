import type { Finding } from '../finding';
import type { Directory } from '../ports/directory';
import type { Run, RunChange } from '../run';
import { lookFor } from './look';
import { isFinding, type LoggedStep, type Onlooker } from './source';

const loggedSteps = [8, 10, 13] as const satisfies readonly LoggedStep[];

/** Steps that rest on the administrator's word, and that a log may still prove. */
function onWord({ findings }: Run): readonly LoggedStep[] {
  return loggedSteps.filter((step) => findings[step]?.verdict === 'reported');
}

/** Whether a step rests on the administrator's word that a log may still prove. */
export function restsOnWord(run: Run): boolean {
  return onWord(run).length > 0;
}

/** What the logs prove by now of what rested on the administrator's word, and what the run keeps of the look. */
export async function betterEvidence(
  who: Onlooker,
): Promise<{ readonly findings: readonly Finding[]; readonly change: RunChange }> {
  const directory = askedOnce(who.directory);
  const findings: Finding[] = [];
  let change: RunChange = {};
  for (const step of onWord(who.run)) {
    // Nobody has said that it is saved: there is nothing to look for yet.
    if (step === 13 && who.run.savedAt === undefined) continue;
    const sight = await lookFor(step, { ...who, directory });
    change = { ...change, ...sight.change };
    if (!isFinding(sight.found)) continue;
    findings.push(sight.found);
    if (step === 10) findings.push({ ...sight.found, step: 9 });
    if (step === 13) change = { ...change, gapClosedAt: String(sight.found.params.at) };
  }
  return { findings, change };
}

/** One look at several steps asks the audit log once: reports answer five requests in ten seconds. */
function askedOnce(directory: Directory): Directory {
  const asked = new Map<string, ReturnType<Directory['appPasswordsCreated']>>();
  return {
    ...directory,
    appPasswordsCreated(id, since) {
      const key = `${id} ${since}`;
      const answer = asked.get(key) ?? directory.appPasswordsCreated(id, since);
      asked.set(key, answer);
      return answer;
    },
  };
}
