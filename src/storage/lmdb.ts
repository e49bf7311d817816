import { randomInt } from 'node:crypto';
import type { RootDatabase } from 'lmdb';
import { open } from 'lmdb';
import { Conflict } from '../procedure/errors';
import { prepareFolder } from './dataFolder';
import { DataDamaged, StorageFault } from './fault';
import { toJson } from './json';
import { decodeKey, encodeKey, encodeRange } from './key';
import type { Engine, Entry, Expected, Kept, Key, Range, Version } from './keyValue';

export interface LmdbOptions {
  /** A folder on a local disk, made when it is not there. */
  readonly dataDir: string;
  /** Turns encryption on; the same key has to be given ever after. */
  readonly dataKey: string | undefined;
}

/** Opens the embedded store; throws `StorageFault`. */
export function openLmdb({ dataDir, dataKey }: LmdbOptions): Engine {
  const { file, encryptionKey } = prepareFolder(dataDir, dataKey);
  try {
    return new LmdbStore(
      open<string, Buffer>({
        path: file,
        noSubdir: true,
        keyEncoding: 'binary',
        encoding: 'string',
        useVersions: true,
        // A write is acknowledged when it is on the disk, not when others can see it.
        overlappingSync: false,
        ...(encryptionKey === undefined ? {} : { encryptionKey }),
      }),
      file,
    );
  } catch {
    throw new StorageFault(
      `${file} cannot be opened: put the whole folder back from a copy, or let DATA_DIR name a new folder.`,
    );
  }
}

/** Random, so that a record that was deleted and made anew is never taken for the old one. */
const newVersion = () => randomInt(1, 2 ** 48 - 1);

/** The engine's number of a version; one that is not ours becomes one that no record has. */
const numberOf = ({ version }: { readonly version: Version }) =>
  /^\d{1,15}$/.test(version) ? Number(version) : 2 ** 48;

const bytes = (text: string) => Buffer.from(text, 'latin1');

interface Stored {
  readonly key: Buffer;
  readonly value: string;
  readonly version?: number;
}

const keyOf = (key: Buffer): Key => decodeKey(key.toString('latin1'));

const toEntry = ({ key, value, version }: Stored): Entry => ({
  key: keyOf(key),
  value: JSON.parse(value) as unknown,
  version: String(version),
});

/** Page not found, corrupted, panic, invalid, bad transaction, bad checksum, cannot be decrypted (LMDB: lmdb.h). */
const damages: readonly unknown[] = [-30797, -30796, -30795, -30793, -30782, -30777, -30776];

function* readable<T>(range: Iterable<T>, file: string): Iterable<T> {
  try {
    yield* range;
  } catch (thrown) {
    throw damages.includes((thrown as { code?: unknown }).code) ? new DataDamaged(file) : thrown;
  }
}

class LmdbStore implements Engine {
  readonly isOfOneMoment = true;
  readonly isUsed: boolean;
  #isClosed = false;

  constructor(
    private readonly database: RootDatabase<string, Buffer>,
    private readonly file: string,
  ) {
    // Opening took away the entries of processes that are gone, and this one has read nothing yet.
    this.isUsed = /^\s*\d+ /m.test(database.readerList());
  }

  async get(key: Key): Promise<Omit<Entry, 'key'> | undefined> {
    const entry = this.#opened().getEntry(bytes(encodeKey(key)));
    return entry && { value: JSON.parse(entry.value), version: String(entry.version) };
  }

  async put(key: Key, value: unknown, expected: Expected): Promise<Version> {
    const version = newVersion();
    const [id, json] = [bytes(encodeKey(key)), toJson(value)];
    if (!(await this.#write(id, json, version, expected))) throw new Conflict();
    return String(version);
  }

  async delete(key: Key, expected: Exclude<Expected, 'absent'>): Promise<void> {
    const id = bytes(encodeKey(key));
    const database = this.#opened();
    const isDone = await (expected === 'any' ? database.remove(id) : database.remove(id, numberOf(expected)));
    if (!isDone && expected !== 'any') throw new Conflict();
  }

  async scan(partition: string, range: Range = {}): Promise<readonly Entry[]> {
    const { from, to } = encodeRange(partition, range);
    const entries = this.#opened().getRange({
      start: bytes(from),
      end: bytes(to),
      versions: true,
      ...(range.limit === undefined ? {} : { limit: range.limit }),
    });
    return Array.from(entries, toEntry);
  }

  /** One range is one read transaction, and so one moment, however long it takes (lmdb-js: `snapshot`). */
  async *records(): AsyncIterable<Kept> {
    const range = this.#opened().getRange();
    for (const { key, value } of readable(range, this.file)) yield { key: keyOf(key), json: value };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.database.close();
  }

  async #write(id: Buffer, json: string, version: number, expected: Expected): Promise<boolean> {
    const database = this.#opened();
    if (expected === 'any') return database.put(id, json, version);
    if (expected !== 'absent') return database.put(id, json, version, numberOf(expected));
    // Both are awaited: a full disk rejects both, and nobody would catch the second.
    const writes: Promise<boolean>[] = [];
    const isAbsent = database.ifNoExists(id, () => writes.push(database.put(id, json, version)));
    const [isDone] = await Promise.all([isAbsent, ...writes]);
    return isDone;
  }

  /** The engine itself ends the process when it is written to after it was closed. */
  #opened(): RootDatabase<string, Buffer> {
    if (this.#isClosed) throw new StorageFault('the storage is closed');
    return this.database;
  }
}
