import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { liveSurroundings } from '../../src/compose/live';
import { placesIn } from '../../src/procedure/cloudLinks';
import { readSettings } from '../../src/settings';
import { clouds } from '../../src/teams/clouds';
import { tempFolders } from '../support/tempFolder';

const run = promisify(execFile);
const folders = tempFolders();
afterAll(() => folders.removeAll());

const tenant = '11111111-1111-4111-8111-111111111111';
const live = {
  PUBLIC_URL: 'https://bot.contoso.example',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  BOT_TENANT_ID: tenant,
  BOT_PASSWORD: 'a secret of the bot',
  AAD_APP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  AAD_APP_CLIENT_SECRET: 'a secret of the app',
};

function surroundings(more: Readonly<Record<string, string>> = {}) {
  const settings = readSettings({ ...live, ...more });
  if (settings.mode !== 'live') throw new Error('these settings are for a real tenant');
  return liveSurroundings(settings);
}

describe('a real tenant', () => {
  /** Starts it in a process of its own, and gives what that has to tell. */
  async function started(more: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const support = join(__dirname, '..', 'support', 'requireTypeScript.cjs');
    const env = {
      PATH: process.env.PATH,
      ...live,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: `${folders.make()}/data`,
      ...more,
    };
    const { stdout } = await run(process.execPath, ['--require', support, join(__dirname, 'startLive.cjs')], {
      env,
    });
    return JSON.parse(stdout.split('\n').find((line) => line.startsWith('{"health"')) ?? '');
  }

  it('is served without ever loading the practice tenant or traces, to whoever is signed by Teams only', async () => {
    expect(await started()).toEqual({ health: 200, unsigned: 401, practice: [], telemetry: false });
  });

  it('is served with traces when there is a collector, and none the less when it does not answer', async () => {
    const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    expect(await started(collector)).toMatchObject({ health: 200, unsigned: 401, telemetry: true });
  });

  it('keeps everything in its folder, or in Azure Tables when they are named', () => {
    expect(surroundings().storage).toMatchObject({ dataDir: './data' });
    const url = 'https://contoso.table.core.windows.net';
    const signInKey = 'a key of more than thirty-two characters';
    expect(surroundings({ STORAGE_ACCOUNT_URL: url, SIGN_IN_KEY: signInKey })).toMatchObject({
      storage: { kind: 'tables', endpoint: { url } },
      signInKey,
    });
  });

  it.each(['public', 'gcc-high', 'dod', 'china'] as const)(
    'lives in the cloud %s with all addresses at once, whatever the environment names besides',
    (CLOUD) => {
      const { cloud, places, bot } = surroundings({
        CLOUD,
        GRAPH_URL: 'https://graph.example.org',
        ChannelService: 'https://botframework.example.org',
        AZURE_AUTHORITY_HOST: 'https://login.example.org',
      });
      expect(cloud).toBe(clouds[CLOUD]);
      expect(places).toEqual(placesIn[CLOUD]);
      expect(bot.id).toBe(live.BOT_ID);
    },
  );

  it('is in the public cloud when no other is named', () => {
    expect(surroundings().cloud).toBe(clouds.public);
  });

  it('shows none of its secrets', () => {
    const shown = JSON.stringify(
      readSettings({
        ...live,
        DATA_KEY: 'a key of more than thirty-two characters',
        SIGN_IN_KEY: 'a key of more than thirty-two characters',
      }),
    );
    expect(shown).not.toMatch(/a secret of|a key of/);
  });
});
