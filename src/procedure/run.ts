import type { ConfirmedAccount } from './account';
import type { Before, OldAppPasswords, Undoing, Undone } from './before';
import { FromLaterVersion } from './errors';
import type { Finding } from './finding';
import type { HandOver } from './handOver';
import type { Hands } from './hands';
import type { Migration } from './migration';
import type { Intent, Offer } from './offer';
import type { Person } from './person';
import type { PurviewSearch } from './purview';
import type { Sessions } from './sessions';
import type { StageId } from './stageId';
import type { StepNumber } from './steps';
import type { Instant } from './time';

/**
 * One administrator taking one service account through the procedure. The record is the truth: what the dialog
 * stack remembers is scratch paper. It holds no secret and of phone numbers two digits only.
 */
export interface Run {
  /** Format of this record; `upgradeRun` reads older ones. */
  readonly format: 1;
  readonly id: string;
  readonly owner: Person;
  readonly begunAt: Instant;
  /** Who had this run before its owner, the first one first, and when it was taken over; nobody who is forgotten. */
  readonly takenOver?: readonly { readonly from?: Person; readonly at: Instant }[];
  /** It is not its owner's yet: the storage is about to take it over from this person. */
  readonly takingFrom?: Person;
  /** It is its owner's no more: this person takes it over. */
  readonly givenTo?: Person;
  readonly handOver?: HandOver;
  readonly state: 'open' | 'finished' | 'cancelled';
  readonly endedAt?: Instant;
  /** When the person last did something with this run, by our clock. */
  readonly touchedAt?: Instant;
  /** The person wants no reminders of this run. */
  readonly remindersOff?: true;
  /** The person agrees to be reminded of an open gap at any hour. */
  readonly mayWake?: true;
  readonly account?: ConfirmedAccount;
  /** Id of the account that the run was begun for; the administrator still confirms it. */
  readonly wanted?: string;
  /** The administrator's word on a switch of the tenant that nobody else can read. */
  readonly appPasswords?: AppPasswordsReport;
  /** The vendor's replacement, where the administrator has turned to it. */
  readonly migration?: Migration;
  /** When the administrator, knowing of that replacement, went on with MFA for the account. */
  readonly wentOnAt?: Instant;
  readonly hands?: Hands;
  readonly phone?: { readonly lastTwo: string; readonly holder: string };
  /** What was there before the first write. */
  readonly before?: Before;
  readonly undoing?: Undoing;
  /** What was taken back of this run, the oldest first. */
  readonly undone?: readonly Undone[];
  readonly oldAppPasswords?: OldAppPasswords;
  readonly sessions?: Sessions;
  /** Stages that had written in colleagues' runs on this account when that was last told, by run; no names. */
  readonly colleagues?: Readonly<Record<string, readonly StageId[]>>;
  readonly findings: Readonly<Partial<Record<StepNumber, Finding>>>;
  /** When each stage was settled; a stage that is missing here is still to do. */
  readonly settled: Readonly<Partial<Record<StageId, Instant>>>;
  /** The card that may be answered now; taken away by the first answer. */
  readonly offer?: Offer;
  /** The nonce that was answered last: a doubled answer to it is passed over in silence. */
  readonly answered?: string;
  /** What is about to be written to Microsoft 365; saved before the write, taken away by the look after it. */
  readonly intent?: Intent;
  /** Stages that have written, or may have written, to Microsoft 365. */
  readonly wrote?: readonly StageId[];
  /** From the password change, when Cloud App Security can no longer sign in … */
  readonly gapOpenedAt?: Instant;
  /** … until its new password is proven or reported. */
  readonly gapClosedAt?: Instant;
  /** When the administrator first said that the app password is saved in Cloud App Security. */
  readonly savedAt?: Instant;
  readonly purview?: PurviewSearch;
}

/** Whether users of the tenant may create app passwords, as the administrator has said it. */
export interface AppPasswordsReport {
  readonly allowed: boolean;
  readonly at: Instant;
}

/** What may change in a run while a stage is at work. `undefined` takes a value away. */
export type RunChange = Partial<
  Pick<
    Run,
    | 'account'
    | 'wanted'
    | 'appPasswords'
    | 'migration'
    | 'wentOnAt'
    | 'hands'
    | 'phone'
    | 'before'
    | 'undoing'
    | 'undone'
    | 'oldAppPasswords'
    | 'sessions'
    | 'colleagues'
    | 'handOver'
    | 'offer'
    | 'answered'
    | 'intent'
    | 'gapOpenedAt'
    | 'gapClosedAt'
    | 'savedAt'
    | 'purview'
    | 'state'
    | 'endedAt'
    | 'touchedAt'
    | 'remindersOff'
    | 'mayWake'
  >
> & {
  readonly findings?: readonly Finding[];
  readonly settles?: { readonly stage: StageId; readonly at: Instant };
  /** Stages to go back to. */
  readonly unsettles?: readonly StageId[];
  /** Steps whose finding holds no longer. */
  readonly unfinds?: readonly StepNumber[];
  /** A stage that is about to write. */
  readonly writes?: StageId;
};

export function beginRun(id: string, owner: Person, at: Instant): Run {
  return { format: 1, id, owner, begunAt: at, state: 'open', findings: {}, settled: {} };
}

/** The run after a change; the old one is left as it was. */
export function changed(run: Run, change: RunChange): Run {
  const { findings = [], settles, unsettles = [], unfinds = [], writes, ...rest } = change;
  const settled = { ...run.settled, ...(settles && { [settles.stage]: settles.at }) };
  const kept = Object.entries(settled).filter(([stage]) => !unsettles.includes(stage as StageId));
  const stays = Object.values(run.findings).filter(({ step }) => !unfinds.includes(step));
  const found = Object.fromEntries([...stays, ...findings].map((finding) => [finding.step, finding]));
  const wrote = writes ? [...new Set([...(run.wrote ?? []), writes])] : run.wrote;
  return {
    ...run,
    ...rest,
    findings: found,
    settled: Object.fromEntries(kept),
    ...(wrote && { wrote }),
  };
}

/** The first stage, in the given order, that this run has not settled; `undefined` when all are. */
export function nextStage<S extends { readonly id: StageId }>(run: Run, stages: readonly S[]): S | undefined {
  return stages.find((stage) => run.settled[stage.id] === undefined);
}

/** Whether this run has changed, or may have changed, anything in the tenant. */
export function hasWritten(run: Run): boolean {
  return run.wrote !== undefined;
}

/** Cloud App Security cannot sign in: the password is changed, and the new app password is not yet in its console. */
export function gapIsOpen(run: Run): boolean {
  return run.gapOpenedAt !== undefined && run.gapClosedAt === undefined;
}

/** The card that is offered waits for something that Microsoft 365 may still show by itself. */
export function waitsForProof({ offer }: Run): boolean {
  return offer?.facts?.waits === true;
}

/** A run as it was stored, whatever its format. Throws `FromLaterVersion`. */
export function upgradeRun(stored: unknown): Run {
  const format = (stored as { format?: unknown } | null)?.format;
  if (format !== 1) throw new FromLaterVersion(`a run of format ${String(format)}`);
  return stored as Run;
}
