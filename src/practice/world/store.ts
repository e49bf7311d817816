import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seedWorld } from './seed';
import { readWorld } from './shape';
import type { World } from './world';

/** Written into the file; a file with another number is set aside. */
const version = 1;

export interface OpenedWorld {
  readonly world: World;
  /** Resolves when the world, as it is at the time of the call or later, is on the disk. */
  readonly save: () => Promise<void>;
  /** What to tell whoever started the program, when an unreadable file was set aside; otherwise `null`. */
  readonly notice: string | null;
}

export interface WorldPlace {
  /** A folder of our own; made when it is missing. */
  readonly dataDir: string;
  /** Begin anew, whatever is on the disk. */
  readonly fresh: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Opens the practice tenant's file, or begins a new tenant. Throws when the folder cannot be written to. */
export async function openWorld({ dataDir, fresh, now }: WorldPlace): Promise<OpenedWorld> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  const file = join(dataDir, 'practice-tenant.json');
  const found = fresh ? { world: null, notice: null } : await read(file, now());
  const world = found.world ?? seedWorld(now());
  const save = serialised(() => write(dataDir, file, JSON.stringify({ version, world })));
  await save();
  return { world, save, notice: found.notice };
}

async function read(file: string, now: number): Promise<{ world: World | null; notice: string | null }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { world: null, notice: null };
    throw error;
  }
  const world = readWorld(text, version);
  if (world) return { world, notice: null };
  const aside = `${file}.unreadable-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
  await rename(file, aside);
  return {
    world: null,
    notice: `The practice tenant's file could not be read. It was set aside as ${aside}, and a fresh tenant began.`,
  };
}

/** A reader sees the old file or the new one, never half of one: written beside, flushed, then renamed. */
async function write(dataDir: string, file: string, text: string): Promise<void> {
  const beside = `${file}.new`;
  await rm(beside, { force: true });
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  await flushFolder(dataDir);
}

/** A rename is on the disk when its folder is; Windows has no such thing and refuses to open one. */
async function flushFolder(dataDir: string): Promise<void> {
  try {
    const folder = await open(dataDir, 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (!isRefusedByWindows(error)) throw error;
  }
}

/** One write at a time; calls that arrive while one waits share it, since it will hold their change too. */
function serialised(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return () => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        running = write();
        return running;
      });
    return waiting;
  };
}

function codeOf(error: unknown): string | null {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : null;
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function isRefusedByWindows(error: unknown): boolean {
  return ['EPERM', 'EISDIR', 'EACCES'].includes(codeOf(error) ?? '');
}
