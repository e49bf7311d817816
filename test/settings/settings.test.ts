import { readSettings, SettingsFault } from '../../src/settings';
import { appProof, botProof } from '../../src/settings/proofs';
import { live } from '../../src/settings/variables';
import { liveVariables } from '../support/liveVariables';

const { BOT_ID: botId, BOT_TENANT_ID: tenantId, AAD_APP_CLIENT_ID: clientId } = liveVariables;

type Environment = Record<string, string | undefined>;

const whole: Environment = liveVariables;

function faultsOf(environment: Environment): SettingsFault {
  try {
    readSettings(environment);
  } catch (thrown) {
    if (thrown instanceof SettingsFault) return thrown;
    throw thrown;
  }
  throw new Error('the settings were accepted');
}

const named = (environment: Environment) => faultsOf(environment).faults.map(({ variable }) => variable);
const liveSettings = (environment: Environment) => {
  const settings = readSettings(environment);
  if (settings.mode !== 'live') throw new Error('practice');
  return settings;
};
const reveal = (value: string) => value;
const hour = 60 * 60 * 1000;

describe('practice mode', () => {
  test('nothing set means practice on this machine only, with a calm log', () => {
    expect(readSettings({})).toEqual({
      mode: 'practice',
      keepFinished: 365 * 24 * 60 * 60 * 1000,
      port: 3978,
      host: '127.0.0.1',
      dataDir: './data/practice',
      dataKey: undefined,
      logLevel: 'warn',
      consoleUrl: undefined,
      reminders: {
        remindAfter: 24 * hour,
        remindAfterGap: 2 * hour,
        remindFor: 60 * 24 * hour,
        sweepEvery: 30_000,
        quietHours: { from: 19 * 60, to: 8 * 60, weekends: true },
      },
      teamsRate: 50,
      practicePort: 3979,
      playground: true,
      playgroundPort: 56150,
    });
  });

  test('empty and blank values count as not set', () => {
    expect(readSettings({ BOT_ID: '', BOT_PASSWORD: ' ', PORT: '', NODE_ENV: 'development' })).toEqual(
      readSettings({}),
    );
  });

  test('what is set is used', () => {
    expect(
      readSettings({
        PORT: '1',
        HOST: '::1',
        DATA_DIR: '/d',
        LOG_LEVEL: 'debug',
        PRACTICE_PORT: '2',
        PLAYGROUND: 'off',
        PLAYGROUND_PORT: '3',
        TMCAS_CONSOLE_URL: 'https://admin-eu.tmcas.trendmicro.com/x',
      }),
    ).toMatchObject({
      port: 1,
      host: '::1',
      dataDir: '/d',
      logLevel: 'debug',
      practicePort: 2,
      playground: false,
      playgroundPort: 3,
      consoleUrl: 'https://admin-eu.tmcas.trendmicro.com/x',
    });
  });

  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('listening on %s is allowed', (HOST) => {
    expect(readSettings({ HOST }).host).toBe(HOST);
  });

  test.each(['0.0.0.0', '::', '10.0.0.1', 'example.com', '127.evil.example', '127.0.0.1.example.com'])(
    'listening on %s is refused',
    (HOST) => {
      expect(named({ HOST })).toEqual(['HOST']);
    },
  );

  test('states for training are taken with commas between, and a name that is none has all of them named', () => {
    expect(readSettings({ PRACTICE_STATE: 'role-missing, late-log' })).toMatchObject({
      practiceStates: ['role-missing', 'late-log'],
    });
    const [fault] = faultsOf({ PRACTICE_STATE: 'late-log,nonsense' }).faults;
    expect(fault).toMatchObject({ variable: 'PRACTICE_STATE' });
    expect(fault?.wrong).toContain('none of role-missing, consent-needed, reading-only, ');
    expect(fault?.wrong).toMatch(/, late-log$/);
    expect(named({ PRACTICE_STATE: ',' })).toEqual(['PRACTICE_STATE']);
    expect(named({ ...whole, PRACTICE_STATE: 'late-log' })).toEqual(['PRACTICE_STATE']);
  });

  test('two ports that are the same are refused, two that are free to choose are not', () => {
    expect(named({ PORT: '3979' })).toEqual(['PRACTICE_PORT']);
    expect(named({ PRACTICE_PORT: '5', PLAYGROUND_PORT: '5' })).toEqual(['PLAYGROUND_PORT']);
    expect(readSettings({ PORT: '0', PRACTICE_PORT: '0' }).port).toBe(0);
  });

  test.each([
    ['NODE_ENV', 'production'],
    ['WEBSITE_SITE_NAME', 'bot'],
    ['WEBSITE_INSTANCE_ID', 'x'],
    ['CONTAINER_APP_NAME', 'bot'],
    ['KUBERNETES_SERVICE_HOST', '10.0.0.1'],
    ['FUNCTIONS_WORKER_RUNTIME', 'node'],
    ['AWS_EXECUTION_ENV', 'x'],
    ['K_SERVICE', 'bot'],
    ['DYNO', 'web.1'],
  ])('it is refused where %s is %s, and what a tenant needs is named', (name, value) => {
    expect(named({ [name]: value })).toEqual([
      name,
      'PUBLIC_URL',
      'BOT_ID',
      'BOT_TENANT_ID',
      'AAD_APP_CLIENT_ID',
      'BOT_PASSWORD',
      'AAD_APP_FEDERATED_CLIENT_ID, AAD_APP_CERTIFICATE_PATH, AAD_APP_CLIENT_SECRET',
    ]);
  });
});

describe('live mode', () => {
  test('everything set means live, for all the network, with the proofs hidden', () => {
    const settings = liveSettings({ ...whole, NODE_ENV: 'production', WEBSITE_SITE_NAME: 'bot' });
    expect(settings).toMatchObject({
      mode: 'live',
      port: 3978,
      host: '0.0.0.0',
      dataDir: './data',
      logLevel: 'info',
      publicUrl: 'https://bot.example.com',
      tenantId,
      bot: { id: botId, proof: { kind: 'secret' } },
      app: { clientId, proof: { kind: 'secret' } },
    });
    expect(JSON.stringify(settings)).not.toMatch(/bot-secret|app-secret/);
    const { proof } = settings.bot;
    expect(proof.kind === 'secret' && proof.secret.use(reveal)).toBe('bot-secret');
  });

  test.each(Object.keys({ ...live, ...botProof, ...appProof }))(
    '%s alone never falls back to practice',
    (name) => {
      const value = whole[name] ?? (name === 'BOT_TYPE' ? 'SingleTenant' : clientId);
      const { message } = faultsOf({ [name]: value });
      expect(message).toContain('is missing');
      expect(message).toContain(name === 'BOT_ID' ? 'BOT_TENANT_ID' : 'BOT_ID');
    },
  );

  test('all that is missing is named at once, each on a line that says what to do', () => {
    const { message } = faultsOf({ BOT_ID: botId });
    expect(message.split('\n')).toEqual([
      'The settings cannot be used as they are:',
      expect.stringMatching(/^ {2}PUBLIC_URL is missing\. Set it \(Address .*\)\.$/),
      expect.stringMatching(/^ {2}BOT_TENANT_ID is missing\. Set it \(Azure Bot > .*\)\.$/),
      expect.stringMatching(/^ {2}AAD_APP_CLIENT_ID is missing\. Set it \(App registration .*\)\.$/),
      expect.stringMatching(/^ {2}BOT_PASSWORD is missing\. Set it \(Or: App registration .*\)\.$/),
      expect.stringMatching(/^ {2}AAD_APP_FEDERATED_CLIENT_ID, .* are missing\. Set exactly one of them\.$/),
    ]);
  });

  test('what is missing and what is wrong are named together, and no value is repeated', () => {
    const fault = faultsOf({
      BOT_ID: 'wrong-value',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATA_KEY: 'short-key',
    });
    expect(fault.faults.map(({ variable, wrong }) => `${variable} ${wrong}`)).toEqual(
      expect.arrayContaining([
        'BOT_ID is not a GUID',
        'PORT is not a port',
        'LOG_LEVEL is none of debug, info, warn, error, silent',
        'DATA_KEY is shorter than 32 characters',
        'BOT_TENANT_ID is missing',
        'BOT_PASSWORD is missing',
      ]),
    );
    expect(fault.message).not.toMatch(/wrong-value|70000|loud|short-key/);
  });

  test('a managed identity needs no password', () => {
    const settings = liveSettings({ ...whole, BOT_TYPE: 'UserAssignedMSI', BOT_PASSWORD: undefined });
    expect(settings.bot.proof).toEqual({ kind: 'managed-identity' });
  });

  test('a type of bot that Teams no longer makes is refused', () => {
    expect(named({ ...whole, BOT_TYPE: 'MultiTenant' })).toEqual(['BOT_TYPE']);
  });

  test.each([
    ['that is not there', '/nowhere/certificate.pem'],
    ['that is a folder', __dirname],
    ['that no file can have', 'a\0b'],
  ])('a certificate at a path %s is noticed at the start', (_what, AAD_APP_CERTIFICATE_PATH) => {
    const fault = faultsOf({ ...whole, AAD_APP_CLIENT_SECRET: undefined, AAD_APP_CERTIFICATE_PATH });
    expect(fault.message).toContain('AAD_APP_CERTIFICATE_PATH is no file that the bot can read. See that');
    expect(fault.message).not.toContain(AAD_APP_CERTIFICATE_PATH);
  });

  const tables = [
    ['STORAGE_ACCOUNT_URL', 'https://contoso.table.core.windows.net'],
    ['STORAGE_CONNECTION_STRING', 'DefaultEndpointsProtocol=https;AccountName=contoso'],
  ] as const;

  test.each(tables)('with %s, all processes need one key for sign-in links', (name, value) => {
    const key = 'k'.repeat(32);
    expect(named({ ...whole, [name]: value })).toEqual(['SIGN_IN_KEY']);
    expect(named({ ...whole, [name]: value, SIGN_IN_KEY: 'short' })).toEqual(['SIGN_IN_KEY']);
    const settings = liveSettings({ ...whole, [name]: value, SIGN_IN_KEY: key });
    expect(settings.signInKey?.use(reveal)).toBe(key);
    expect(JSON.stringify(settings)).not.toContain(key);
    expect(settings.tables).toBeDefined();
  });

  test('a folder belongs to one process, which makes its own key unless it is given one', () => {
    expect(liveSettings(whole).signInKey).toBeUndefined();
    expect(liveSettings({ ...whole, SIGN_IN_KEY: 'k'.repeat(32) }).signInKey).toBeDefined();
  });

  test('two places in Azure at once are refused', () => {
    const both = { ...whole, ...Object.fromEntries(tables), SIGN_IN_KEY: 'k'.repeat(32) };
    expect(faultsOf(both).message).toContain('STORAGE_CONNECTION_STRING are not to be set together');
  });

  test('GUIDs are read in lower case', () => {
    expect(liveSettings({ ...whole, BOT_TENANT_ID: tenantId.toUpperCase() }).tenantId).toBe(tenantId);
  });

  test.each(['https://bot.example.com/', 'https://BOT.example.com', 'https://bot.example.com:443'])(
    'a public address of %s is one origin',
    (PUBLIC_URL) => {
      expect(liveSettings({ ...whole, PUBLIC_URL }).publicUrl).toBe('https://bot.example.com');
    },
  );

  test.each([
    'http://bot.example.com',
    'https://bot.example.com/api',
    'https://u:p@bot.example.com',
    'bot',
    'https://b.example/?a',
  ])('a public address of %s is refused', (PUBLIC_URL) => {
    expect(named({ ...whole, PUBLIC_URL })).toEqual(['PUBLIC_URL']);
  });

  test.each([
    'http://admin.tmcas.trendmicro.com',
    'javascript:alert(1)',
    'https://u:p@admin.tmcas.trendmicro.com',
  ])('a console address of %s is refused', (TMCAS_CONSOLE_URL) => {
    expect(named({ ...whole, TMCAS_CONSOLE_URL })).toEqual(['TMCAS_CONSOLE_URL']);
  });

  test.each(['-1', '65536', '3978.5', '0x10', 'http', '1e3'])('a port of %s is refused', (PORT) => {
    expect(named({ ...whole, PORT })).toEqual(['PORT']);
  });

  test('the chat window of practice mode is refused, unless it is off', () => {
    expect(named({ ...whole, PLAYGROUND: 'on' })).toEqual(['PLAYGROUND']);
    expect(liveSettings({ ...whole, PLAYGROUND: 'off' }).mode).toBe('live');
  });

  test('a key for the data is handed on hidden', () => {
    const key = 'k'.repeat(32);
    expect(liveSettings({ ...whole, DATA_KEY: key }).dataKey?.use(reveal)).toBe(key);
  });
});
