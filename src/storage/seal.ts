import { hkdfSync, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StorageFault } from './fault';

/** What lies beside the data to tell the right key from a wrong one. */
interface Seal {
  readonly format: 1;
  /** Derived from DATA_KEY; empty when the data are not encrypted. */
  readonly check: string;
}

/** 32 ASCII characters from DATA_KEY, different ones for each purpose: HKDF with SHA-256 (RFC 5869). */
export function deriveKey(dataKey: string, purpose: 'encryption' | 'check'): string {
  return Buffer.from(hkdfSync('sha256', dataKey, '', purpose, 24)).toString('base64url');
}

/** Throws `StorageFault` when the data were written with another key, or with none. Seals a new folder. */
export function checkSeal(dataDir: string, dataKey: string | undefined, isNew: boolean): void {
  const file = join(dataDir, 'store.json');
  const check = dataKey === undefined ? '' : deriveKey(dataKey, 'check');
  if (isNew && !existsSync(file)) writeSeal(dataDir, file, { format: 1, check });
  const seal = readSeal(file);
  if (seal.check === '' && check !== '') {
    throw new StorageFault(
      `${dataDir} is not encrypted, but DATA_KEY is set: take DATA_KEY out, or let DATA_DIR name a new folder.`,
    );
  }
  if (seal.check !== '' && check === '') {
    throw new StorageFault(`${dataDir} is encrypted: set DATA_KEY to the key it was made with.`);
  }
  if (!isSame(seal.check, check)) {
    throw new StorageFault(
      `${dataDir} was encrypted with another key: set DATA_KEY to that one, or let DATA_DIR name a new folder.`,
    );
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readSeal(file: string): Seal {
  try {
    const seal = JSON.parse(readFileSync(file, 'utf8')) as Partial<Seal> | null;
    if (seal?.format === 1 && typeof seal.check === 'string') return { format: 1, check: seal.check };
  } catch {
    // Falls through to the same advice: there is nothing in it that helps.
  }
  throw new StorageFault(
    `${file} is missing or cannot be read: put the whole folder back from a copy, or let DATA_DIR name a new folder.`,
  );
}

/** On the disk before the first record is: without it the records could not be opened. */
function writeSeal(dataDir: string, file: string, seal: Seal): void {
  const draft = `${file}.${process.pid}`;
  const descriptor = openSync(draft, 'w', 0o600);
  writeSync(descriptor, JSON.stringify(seal));
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, file);
  if (process.platform === 'win32') return;
  const folder = openSync(dataDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
