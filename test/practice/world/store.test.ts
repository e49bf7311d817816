import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorld } from '../../../src/practice/world/store';
import { begin } from './someWorld';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'practice-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const open = (fresh = false) => openWorld({ dataDir, fresh, now: () => begin });
const file = () => join(dataDir, 'practice-tenant.json');

describe('the practice tenant on the disk', () => {
  test('is found again as it was saved', async () => {
    const first = await open();
    first.world.securityDefaultsEnabled = true;
    await first.save();
    const again = await open();
    expect(again.world).toEqual(first.world);
    expect(again.notice).toBeNull();
  });

  test('begins anew when asked to', async () => {
    const first = await open();
    first.world.securityDefaultsEnabled = true;
    await first.save();
    expect((await open(true)).world.securityDefaultsEnabled).toBe(false);
    expect((await open()).world.securityDefaultsEnabled).toBe(false);
  });

  test('can be read by its owner alone', async () => {
    await open();
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['of an older version', (text: string) => text.replace('"version":1', '"version":0')],
    ['of another shape', () => '{"version":1,"world":{"accounts":{}}}'],
    ['not an object', () => 'null'],
  ])('is set aside with a sentence when its file is %s', async (_what, spoil) => {
    await open();
    const spoiled = spoil(await readFile(file(), 'utf8'));
    await writeFile(file(), spoiled);
    const { world, notice } = await open();
    expect(world.accounts.length).toBeGreaterThan(30);
    const aside = (await readdir(dataDir)).filter((name) => name.includes('unreadable'));
    expect(aside).toHaveLength(1);
    expect(notice).toContain(aside[0]);
    expect(await readFile(join(dataDir, aside[0] ?? ''), 'utf8')).toBe(spoiled);
  });

  test('holds the last change when many saves are asked for at once', async () => {
    const { world, save } = await open();
    const saves = Array.from({ length: 20 }, (_, at) => {
      world.consentedScopes = [`scope-${at}`];
      return save();
    });
    await Promise.all(saves);
    const again = await open();
    expect(again.world.consentedScopes).toEqual(['scope-19']);
    expect(await readdir(dataDir)).toEqual(['practice-tenant.json']);
  });

  test('saves a change that is made while another save is under way', async () => {
    const { world, save } = await open();
    const first = save();
    await Promise.resolve();
    world.premium = false;
    await Promise.all([first, save()]);
    expect((await open()).world.premium).toBe(false);
  });

  test('tells of a save that failed, and can save again after it', async () => {
    const { world, save } = await open();
    await rm(dataDir, { recursive: true });
    await expect(save()).rejects.toThrow('ENOENT');
    await mkdir(dataDir);
    world.premium = false;
    await save();
    expect((await open()).world.premium).toBe(false);
  });
});
