import type { Params } from '../finding';
import type { SeenMessages } from '../migration';
import type { Person } from '../person';
import type { Run } from '../run';
import type { StageId } from '../stageId';
import type { StepNumber } from '../steps';
import type { Instant } from '../time';
import type { Choice } from '../way';

/**
 * Why an entry was made: a run has ended, or something of an ended run has changed since. An entry is never changed.
 */
export type EntryKind = 'ended' | 'undone' | 'evidence' | 'sessions-ended' | 'handed-over';

/** Stands for a person, or for a name that a person has typed, where the record must not hold it. */
export type Token = string;

/** What the record keeps of one step. */
export interface RecordedStep {
  readonly step: StepNumber;
  readonly code: string;
  readonly verdict: 'proven' | 'reported';
  readonly at: Instant;
  readonly requestId?: string;
  readonly params: Params;
}

/** What was done after the run had ended. */
export interface RecordedChange {
  readonly code: string;
  readonly at: Instant;
  readonly requestId?: string;
  readonly params?: Params;
}

/** A run as it ended: no secret, two digits of a phone number at most, tokens in place of people's names. */
export interface RecordedReport {
  readonly run: string;
  readonly tenant: string;
  readonly state: Run['state'];
  readonly begunAt: Instant;
  readonly endedAt?: Instant;
  readonly person: Token;
  /** Who else had a part in it. */
  readonly others?: readonly Token[];
  readonly account?: {
    readonly id: string;
    readonly displayName: string;
    readonly userPrincipalName: string;
  };
  readonly phone?: { readonly lastTwo: string; readonly holder: Token };
  readonly gap?: { readonly openedAt: Instant; readonly closedAt?: Instant };
  /** Which way was chosen, and what was said of the migration; all of it on the administrator's word. */
  readonly way?: { readonly choice: Choice; readonly seen?: SeenMessages; readonly differed?: true };
  /** Stages that have written, or may have written, to Microsoft 365. */
  readonly wrote: readonly StageId[];
  readonly steps: readonly RecordedStep[];
  readonly changes?: readonly RecordedChange[];
}

/** One link of the chain. Its hash is SHA-256 over its canonical JSON (RFC 8785), the previous hash included. */
export interface Entry {
  readonly format: 1;
  /** From 1, without a gap, for the whole tenant. */
  readonly sequence: number;
  /** Hash of the entry before; zeros for the first. */
  readonly previous: string;
  readonly kind: EntryKind;
  /** By our clock. */
  readonly at: Instant;
  readonly report: RecordedReport;
}

/** An entry's name: whoever keeps it can tell later whether the store has been rewritten up to there. */
export interface Head {
  readonly sequence: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string;
}

/** What leaves the bot as a file. */
export interface Exported {
  readonly format: 'mfa-record/1';
  readonly entry: Entry;
  readonly hash: string;
  /** The newest entry of the tenant when this was exported. */
  readonly head: Head;
  /** Who the tokens stand for, as far as they are not forgotten. */
  readonly names: Readonly<Record<Token, string>>;
}

/** Where a report and the record differ; never what stands there. */
export interface Difference {
  /** `undefined` for what belongs to no step. */
  readonly step: number | undefined;
  readonly field: string;
}

/** What comes of holding a report, or its line, against the record. */
export type Verdict =
  /** @param whole everything was compared, or the line only */
  | { readonly kind: 'same'; readonly whole: boolean; readonly forgotten: boolean }
  | { readonly kind: 'changed'; readonly differences: readonly Difference[] }
  | { readonly kind: 'unknown'; readonly why: 'after-the-end' | 'other-tenant' }
  /** For who is not to know whether it differs, where, or whether there is such an entry. */
  | { readonly kind: 'no-match' }
  | { readonly kind: 'unreadable' };

export interface Checked {
  readonly verdict: Verdict;
  /** Which entry it was held against. */
  readonly sequence: number | undefined;
  /** Entries in the store; `undefined` for who is not to know. */
  readonly length: number | undefined;
  /** The first entry that does not fit the one before, or itself. */
  readonly brokenAt: number | undefined;
}

/** The same before it is decided how much of it is for whom. */
export interface CheckedFor extends Checked {
  /** The entry is of a run that is, or was at its end, of who has asked. */
  readonly isOwn: boolean;
}

/** The tenant's record of ended runs: it only grows, and whoever can write the store cannot rewrite it unseen. */
export interface RecordBook {
  /** An ended run has its entry, if it is worth one. Done again, it does nothing. */
  note(run: Run): Promise<void>;
  /** Something of an ended run has changed. Done again with the same, it does nothing. */
  change(run: Run, kind: Exclude<EntryKind, 'ended'>, more?: ChangeOf): Promise<void>;
  /**
   * The run's newest entry; makes the first one where it is missing. `damaged` when it cannot be read any more,
   * `undefined` for a run that gets none.
   */
  headOf(run: Run): Promise<Head | 'damaged' | undefined>;
  /** The same with all that belongs to it. */
  exported(run: Run): Promise<Exported | undefined>;
  /** Holds what was pasted against the store. */
  check(asker: PersonKey, pasted: string): Promise<CheckedFor>;
  /** The name, and the salt without which no token leads to this person any more, are gone; the chain stays whole. */
  forgetPerson(person: Pick<Person, 'tenantId' | 'userId'>): Promise<void>;
}

export interface ChangeOf {
  readonly changes?: readonly RecordedChange[];
  readonly others?: readonly Person[];
}

/** An entry as it lies in the store: nothing of it is believed. */
export interface KeptEntry {
  readonly sequence: number;
  readonly value: unknown;
}

/** Where the entry of an event lies, or from where on it is to be looked for. */
export interface Place {
  readonly event: string;
  readonly start: number;
  readonly sequence?: number;
}

/** What a person's tokens are made with, and what they stand for. */
export interface NamesOf {
  /** Random, of this person alone. */
  readonly salt: string;
  readonly names: Readonly<Record<Token, string>>;
}

/** Where the record is kept. All of it is a tenant's. */
export interface RecordShelf {
  last(tenantId: string): Promise<KeptEntry | undefined>;
  at(tenantId: string, sequence: number): Promise<KeptEntry | undefined>;
  /** @returns whether this number was free */
  add(tenantId: string, sequence: number, value: unknown): Promise<boolean>;
  /** Every entry, the newest first. */
  all(tenantId: string): AsyncIterable<KeptEntry>;
  placesOf(tenantId: string, runId: string): Promise<readonly Place[]>;
  /** The first to name a place decides. @returns what is kept */
  findPlace(tenantId: string, runId: string, place: Place): Promise<Place>;
  /** Makes the next look shorter. */
  notePlace(tenantId: string, runId: string, place: Place): Promise<void>;
  namesOf(person: PersonKey): Promise<{ readonly value: NamesOf; readonly version: string } | undefined>;
  /** @param version what was read, `undefined` when there must be none; @returns whether it still was so */
  keepNames(person: PersonKey, value: NamesOf, version: string | undefined): Promise<boolean>;
  allNames(tenantId: string): Promise<readonly NamesOf[]>;
  forgetNames(person: PersonKey): Promise<void>;
}

export type PersonKey = Pick<Person, 'tenantId' | 'userId'>;
