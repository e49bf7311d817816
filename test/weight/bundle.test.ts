import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../support/sources';
import { tempFolders } from '../support/tempFolder';
import { liveSettings, wholeFolder } from './bundled';
import { startBot, type Started } from './started';

const run = promisify(execFile);
const folders = tempFolders();
// Far from our own packages: what the bundle needs and does not have is then nowhere.
const made = realpathSync(folders.make());
const started: Started[] = [];
let packages: readonly string[];
beforeAll(async () => {
  packages = await wholeFolder(made);
}, 60_000);
afterEach(() => started.splice(0).forEach(({ child }) => child.kill('SIGKILL')));
afterAll(() => folders.removeAll());

function begin(environment: Readonly<Record<string, string>>, ...before: readonly string[]) {
  const bot = startBot([...before, join(made, 'bot.cjs')], folders.make(), environment);
  started.push(bot);
  return bot;
}

/** The packages that lie beside the bundle. */
function besides(): readonly string[] {
  const beside = join(made, 'node_modules');
  const scoped = (name: string) => readdirSync(join(beside, name)).map((one) => `${name}/${one}`);
  return readdirSync(beside).flatMap((name) => (name.startsWith('@') ? scoped(name) : [name]));
}

describe('the bot as one file', () => {
  it('serves a real tenant, turns away who is not signed by Teams, and ends in order', async () => {
    const { listening, stop } = begin(liveSettings(join(folders.make(), 'data')));
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
    expect(await stop()).toEqual([0, null]);
  });

  it('has all packages beside it that it loads or serves, and no other', async () => {
    const { listening, stop, said } = begin(
      liveSettings(join(folders.make(), 'data')),
      ...['--require', join(__dirname, 'loaded.cjs')],
    );
    const teamsJs = join(made, 'node_modules/@microsoft/teams-js/package.json');
    const { version } = JSON.parse(readFileSync(teamsJs, 'utf8')) as { version: string };
    const served = await fetch(`http://127.0.0.1:${await listening}/auth/teams-js/${version}.js`);
    expect(await served.text()).toContain('microsoftTeams');
    await stop();
    const loaded = JSON.parse(/^loaded (.*)$/m.exec(said())?.[1] ?? '[]') as readonly string[];
    expect([...loaded, '@microsoft/teams-js'].sort()).toEqual([...besides()].sort());
  });

  it('has no practice tenant, and says where there is one', async () => {
    const { child, said } = begin({ DATA_DIR: join(folders.make(), 'data'), PLAYGROUND: 'off' });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(said()).toContain('this file holds no practice tenant');
    expect(said()).toContain('to practise, say npm ci && npm start where the sources are');
    expect(readFileSync(join(made, 'bot.cjs'), 'utf8')).not.toContain('/practice/my-account');
  });

  it('is written in ASCII, so that Node keeps it with one byte for a letter', () => {
    expect(readFileSync(join(made, 'bot.cjs'), 'utf8')).not.toMatch(/[^\0-\x7f]/);
  });

  it('leaves out what is never called, and names the licence of everything else', () => {
    const names = packages.map((name) => name.replace(/@[^@]+$/, ''));
    expect(names).toEqual(expect.arrayContaining(['botbuilder', '@microsoft/teams-ai', 'restify']));
    expect(
      names.filter((name) => /openai|tokenizer|recognizers|axios|htmlparser2|whatwg-url/.test(name)),
    ).toEqual([]);
    const notice = readFileSync(join(made, 'NOTICE'), 'utf8');
    const inside = packages.filter((name) => !besides().includes(name.replace(/@[^@]+$/, '')));
    expect(inside.filter((name) => !notice.includes(`${name}\n\n`))).toEqual([]);
  });
});

describe('the image', () => {
  it('is made with the same command, of no more than Docker is given', async () => {
    const [context, image] = [folders.make(), folders.make()];
    const given = readFileSync(join(root, '.dockerignore'), 'utf8').matchAll(/^!(.+)$/gm);
    for (const [, path = ''] of given) cpSync(join(root, path), join(context, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(context, 'node_modules'));
    const [, folder] =
      /^RUN npm run bundle -- (\S+)$/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8')) ?? [];
    const made = join(image, folder ?? 'nowhere');
    await run(process.execPath, ['test/weight/bundle.cjs', made], { cwd: context });
    const names = ['NOTICE', 'bot.cjs', 'bot.cjs.map', 'node_modules', 'store.cjs', 'store.cjs.map'];
    expect([folder, readdirSync(made).sort()]).toEqual(['/image/dist', names]);
  });
});

describe('the command for the store as one file', () => {
  it('backs up and checks what the bot keeps, with its settings', async () => {
    const [cwd, backup] = [folders.make(), join(folders.make(), 'backup')];
    const settings = liveSettings(join(folders.make(), 'data'));
    const { listening, stop } = begin(settings);
    await listening;
    const store = (...args: readonly string[]) =>
      run(process.execPath, [join(made, 'store.cjs'), ...args], {
        ...{ cwd, env: { PATH: process.env.PATH, ...settings } },
      });
    expect((await store('backup', '--to', backup)).stdout).toContain('read back and compared');
    await stop();
    expect((await store('check')).stdout).toContain('Every record can be read.');
    await expect(store('check', '--from', join(backup, 'none'))).rejects.toMatchObject({ code: 1 });
  });
});
