import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { isWhole } from './dataFile';
import { DataDamaged, StorageFault } from './fault';
import { checkSeal, deriveKey } from './seal';

export interface DataFolder {
  readonly file: string;
  /** 32 ASCII characters. */
  readonly encryptionKey: string | undefined;
}

const dataFile = 'store.mdb';

/**
 * Makes the folder ready for the engine, which makes its files readable for everybody and does not return from
 * a file that it cannot read or decrypt: it ends the process. So all of that is looked at before.
 * Throws `StorageFault`.
 */
export function prepareFolder(dataDir: string, dataKey: string | undefined): DataFolder {
  const file = join(dataDir, dataFile);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    shut(dataDir);
    const isNew = lookAt(file) === 0;
    lookAt(`${file}-lock`);
    checkSeal(dataDir, dataKey, isNew);
  } catch (thrown) {
    if (thrown instanceof StorageFault) throw thrown;
    throw new StorageFault(
      `${dataDir} cannot be used (${String((thrown as { code?: unknown }).code)}): let DATA_DIR name a folder that belongs to the bot alone, on a local disk.`,
    );
  }
  if (!isWhole(file)) throw new DataDamaged(file);
  return { file, encryptionKey: dataKey === undefined ? undefined : deriveKey(dataKey, 'encryption') };
}

/** Whether there is something to read in a folder, which opening it would otherwise make. */
export function holdsStore(dataDir: string): boolean {
  return existsSync(join(dataDir, dataFile));
}

/** Leaves the folder to the bot alone, unless it is plainly somebody else's too: `/tmp`, a home. */
function shut(dataDir: string): void {
  if (process.platform === 'win32' || (statSync(dataDir).mode & 0o077) === 0) return;
  if (readdirSync(dataDir).some((name) => !name.startsWith('store.'))) {
    throw new StorageFault(
      `${dataDir} holds other files and is open to other users: let DATA_DIR name a folder that belongs to the bot alone.`,
    );
  }
  chmodSync(dataDir, 0o700);
}

/** Makes the file if there is none, with nobody else to read it; returns its size in bytes. */
function lookAt(file: string): number {
  const descriptor = openSync(file, 'a', 0o600);
  const { size } = fstatSync(descriptor);
  closeSync(descriptor);
  chmodSync(file, 0o600);
  return size;
}
