import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/sources';
import { tempFolders } from '../support/tempFolder';
import type * as OfficeModule from '../support/office';

const { bundle } = jest.requireActual<{
  bundle: (folder: string, entry?: string) => Promise<readonly string[]>;
}>('./bundle.cjs');
const { liveSettings } = jest.requireActual<{
  liveSettings: (dataDir: string) => Readonly<Record<string, string>>;
}>('./liveSettings.cjs');

const folders = tempFolders();
mkdirSync(join(root, 'dist'), { recursive: true });
// Beneath the packages, because what stays outside of the bundle is looked up from where it lies.
const made = mkdtempSync(join(root, 'dist', 'bundle-'));
afterAll(() => {
  folders.removeAll();
  rmSync(made, { recursive: true, force: true });
});

describe('the bot as one file', () => {
  let packages: readonly string[];
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  beforeAll(async () => {
    packages = await bundle(join(made, 'live'));
  });

  function begin(environment: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, [join(made, 'live', 'bot.cjs')], {
      cwd: folders.make(),
      env: { PATH: process.env.PATH, ...environment },
    });
    children.push(child);
    let said = '';
    const listening = new Promise<number>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`the bot ended: ${said}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        said += String(chunk);
        const port = /port\D*(\d+)|:(\d{4,5})/i.exec(said);
        if (port) resolve(Number(port[1] ?? port[2]));
      });
    });
    child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
    // Who waits for an end only does not ask for the port.
    listening.catch(() => undefined);
    return { child, listening, said: () => said };
  }

  it('serves a real tenant, turns away who is not signed by Teams, and ends in order', async () => {
    const { child, listening } = begin(liveSettings(join(folders.make(), 'data')));
    const ended = once(child, 'exit');
    const url = `http://127.0.0.1:${await listening}`;
    const unsigned = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ type: 'message', channelId: 'msteams', text: 'enable mfa' },
        ...{ serviceUrl: 'https://smba.trafficmanager.net/emea/', from: { id: '29:a' } },
        ...{ recipient: { id: '28:b' }, conversation: { id: 'a:c' } },
      }),
    });
    expect([(await fetch(`${url}/healthz`)).status, unsigned.status]).toEqual([200, 401]);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('has no practice tenant, and does not start without the settings of a real one', async () => {
    const { child, said } = begin({ DATA_DIR: join(folders.make(), 'data'), PLAYGROUND: 'off' });
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said()).toContain('The bot could not start');
  });

  it('leaves out what is never called, and names the licence of everything else', () => {
    const names = packages.map((name) => name.replace(/@[^@]+$/, ''));
    expect(names).toEqual(expect.arrayContaining(['botbuilder', '@microsoft/teams-ai', 'restify']));
    expect(names.filter((name) => /openai|tokenizer|recognizers/.test(name))).toEqual([]);
    const notice = readFileSync(join(made, 'live', 'NOTICE'), 'utf8');
    expect(packages.filter((name) => !notice.includes(`${name}\n\n`))).toEqual([]);
  });
});

describe('what is left out of that file', () => {
  it('is missed neither by a signed message nor by the conversation that follows', async () => {
    await bundle(join(made, 'office'), 'test/support/office.ts');
    const { openOffice } = jest.requireActual<typeof OfficeModule>(join(made, 'office', 'bot.cjs'));
    const office = await openOffice();
    await office.admin.says('enable mfa');
    expect(office.admin.last.signInLink ?? office.admin.sees()).toMatch(/\S/);
    await office.admin.says('help');
    expect(office.admin.sees()).toContain('enable mfa');
    await office.close();
  });
});
