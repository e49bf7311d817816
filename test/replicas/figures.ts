import { writeKinds, type WriteKind } from './places';
import type { Reminded } from './idlers';

/** What a trial came to. */
export interface Figures {
  readonly seed: number;
  readonly replicas: number;
  readonly runs: { readonly begun: number; readonly finished: number };
  /** Runs that are kept as finished, of those who worked. */
  readonly kept: number;
  /** Begun anew by somebody who said “enable mfa” once more in the moment in which their run was finished. */
  readonly begunAnew: number;
  /** Most open runs that any one account ever had at once. */
  readonly openAtOnce: number;
  readonly kills: readonly string[];
  /** Kills while reminders were due. */
  readonly killsAmongReminders: number;
  readonly crashes: number;
  readonly turns: number;
  readonly refused: number;
  readonly again: number;
  readonly doubledPresses: number;
  /** Writes that Microsoft Graph has carried out. */
  readonly writes: Readonly<Record<WriteKind, number>>;
  /** `account: kind, n times`, for every one that was not written exactly once. */
  readonly notOnce: readonly string[];
  readonly conflicts: number;
  readonly reminders: Reminded;
  /** Passwords found in the store, in a log, or in what people were sent. */
  readonly secretsKept: number;
}

/** What was promised and not kept, as sentences. */
export function brokenPromises(figures: Figures): readonly string[] {
  const { runs, kept, openAtOnce, killsAmongReminders, crashes, notOnce, reminders, secretsKept } = figures;
  const broken: readonly (readonly [boolean, string])[] = [
    [runs.finished < runs.begun, `${runs.begun - runs.finished} runs did not finish`],
    [kept !== runs.finished, `${runs.finished} runs finished, ${kept} are kept as finished`],
    [openAtOnce > 1, `an account had ${openAtOnce} open runs at once`],
    [crashes > 0, `${crashes} replicas ended by themselves`],
    ...notOnce.map((one) => [true, one] as const),
    [reminders.lost > 0, `${reminders.lost} reminders were lost`],
    [reminders.forgotten > 0, `${reminders.forgotten} people are not reminded any more`],
    [
      reminders.doubled > killsAmongReminders,
      `${reminders.doubled} reminders were doubled by ${killsAmongReminders} kills`,
    ],
    [secretsKept > 0, `${secretsKept} passwords were kept or shown`],
  ];
  return broken.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence);
}

/** The figures as lines for a terminal. */
export function tableOf(figures: Figures): readonly string[] {
  const { runs, kills, reminders, writes } = figures;
  const rows: readonly (readonly [string, string | number])[] = [
    ['seed', figures.seed],
    ['replicas', figures.replicas],
    ['runs finished', `${runs.finished} of ${runs.begun}`],
    ['  begun anew after the end', figures.begunAnew],
    ['most open runs of one account', figures.openAtOnce],
    ['kills', kills.length],
    ['  of these while reminders were due', figures.killsAmongReminders],
    ...counted(kills).map(([what, times]) => [`  ${what}`, times] as const),
    ['requests that reached one', figures.turns],
    ['requests answered by none', figures.refused],
    ['said or pressed again', figures.again],
    ['pressed on two devices', figures.doubledPresses],
    ['store conflicts', figures.conflicts],
    ...writeKinds.map((kind) => [`writes: ${kind}`, writes[kind]] as const),
    ['not written exactly once', figures.notOnce.length],
    ['reminders due', reminders.due],
    ['  sent', reminders.sent],
    ['  lost', reminders.lost + reminders.forgotten],
    ['  doubled', reminders.doubled],
    ['passwords kept or shown', figures.secretsKept],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

function counted(all: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}
