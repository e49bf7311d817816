import { reported, type Finding } from '../../src/procedure/finding';
import type { Run, RunChange } from '../../src/procedure/run';
import type { Press } from '../../src/procedure/stage';
import { steps, type Place, type StepNumber } from '../../src/procedure/steps';
import type { Instant } from '../../src/procedure/time';

/** The input that holds the ticks of one place: step numbers, with commas between. */
export const fieldOf = (place: Place): string => `done-${place}`;

/** Steps that are ticked on the card; whatever else its fields may say. */
export function tickedIn(fields: Press['fields']): readonly StepNumber[] {
  return steps
    .filter(({ number, place }) => (fields[fieldOf(place)] ?? '').split(',').includes(String(number)))
    .map(({ number }) => number);
}

/** Steps that count as done, by whatever means. */
export function doneIn({ findings }: Run): readonly StepNumber[] {
  return steps.map(({ number }) => number).filter((number) => findings[number] !== undefined);
}

/** What the run keeps of the ticks. What was found before, by a look or a word, stays as it was found. */
export function kept(run: Run, ticked: readonly StepNumber[], now: Instant): RunChange {
  const isNew = (number: StepNumber) => run.findings[number] === undefined;
  const findings = ticked.filter(isNew).map((number): Finding => reported(number, 'done-by-hand', now));
  const taken = doneIn(run).filter(
    (number) => run.findings[number]?.code === 'done-by-hand' && !ticked.includes(number),
  );
  return { findings, unfinds: taken, ...gap(withoutTaken(run, taken), ticked, now) };
}

type Gap = Pick<Run, 'gapOpenedAt' | 'gapClosedAt'>;

/** What rested on a tick that was taken away, by mistake or not, is not so. */
function withoutTaken({ gapOpenedAt, gapClosedAt }: Gap, taken: readonly StepNumber[]): Gap {
  const begins = taken.includes(5) ? undefined : gapOpenedAt;
  const isClosed = begins !== undefined && !taken.includes(13);
  return { gapOpenedAt: begins, gapClosedAt: isClosed ? gapClosedAt : undefined };
}

/** Between the new password and the save in the console, Cloud App Security cannot sign in. */
function gap({ gapOpenedAt, gapClosedAt }: Gap, ticked: readonly StepNumber[], now: Instant): Gap {
  const opened = gapOpenedAt ?? (ticked.includes(5) ? now : undefined);
  const closes = opened !== undefined && ticked.includes(13);
  return { gapOpenedAt: opened, gapClosedAt: gapClosedAt ?? (closes ? now : undefined) };
}
