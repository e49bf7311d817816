/** Where a record lies: scans stay inside one partition, in the order of the rest. */
export type Key = readonly [partition: string, ...rest: string[]];

/** Opaque; changes with every write, and never comes back after a delete. */
export type Version = string;

/** What has to be in the place of a write: what was read, nothing, or whatever it is. */
export type Expected = { readonly version: Version } | 'absent' | 'any';

export interface Entry {
  readonly key: Key;
  /** As it was read from JSON: whoever reads it decides whether it understands it. */
  readonly value: unknown;
  readonly version: Version;
}

/** Which keys of a partition to read. All that are given have to hold. */
export interface Range {
  /** Only keys whose rest begins with these parts. */
  readonly prefix?: readonly string[];
  /** The first rest to read. */
  readonly from?: readonly string[];
  /** The first rest not to read any more. */
  readonly to?: readonly string[];
  readonly limit?: number;
}

/**
 * A small store of JSON records with conditional writes: what every engine that we keep things in can do.
 * A write that is acknowledged has reached the disk. Order is that of JavaScript's `<`, part by part. Keys and
 * values have the limits of `key.ts` and `json.ts` in every engine, so that one can take over from the other.
 */
export interface KeyValue {
  get(key: Key): Promise<Omit<Entry, 'key'> | undefined>;
  /** @returns the new version; throws `Conflict` */
  put(key: Key, value: unknown, expected: Expected): Promise<Version>;
  /** Takes a record away; with `any`, it may be gone already. Throws `Conflict`. */
  delete(key: Key, expected: Exclude<Expected, 'absent'>): Promise<void>;
  /** Ascending only: no engine of ours but one can read backwards. */
  scan(partition: string, range?: Range): Promise<readonly Entry[]>;
  /** Finishes the writes under way; whatever is asked afterwards is refused. */
  close(): Promise<void>;
}

/** A record as it lies in the store, so that one that cannot be read can be told of. */
export interface Kept {
  readonly key: Key;
  readonly json: string;
}

/** A whole store, as it is opened, moved and copied; what is kept in it sees the key-value port only. */
export interface Engine extends KeyValue {
  /** Whether `records` shows the store as it is at one moment; otherwise what is written meanwhile may be missing. */
  readonly isOfOneMoment: boolean;
  /** Whether another process had it open when this one opened it; `undefined` where nobody can know. */
  readonly isUsed: boolean | undefined;
  /** Every record of every partition, in no promised order. */
  records(): AsyncIterable<Kept>;
}
