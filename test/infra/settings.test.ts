import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../src/settings';
import { groups } from '../../src/settings/variables';
import { type Bicep, bicepReader, bicepText } from '../support/bicep';
import { root } from '../support/sources';

const known = groups.flatMap(({ variables }) => Object.keys(variables));

/** What the platform and the packages read beside the bot's own settings. */
const foreign = ['NODE_ENV', 'WEBSITE_RUN_FROM_PACKAGE', 'AZURE_CLIENT_ID'];

/** The names and the expressions in settings.bicep, which a test of the syntax covers. */
const given = new Map(
  [...bicepText('modules/settings.bicep').matchAll(/^ {4}([A-Z][A-Z_]+): (.+)$/gm)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

interface Parameters {
  readonly parameters: Readonly<Record<string, { readonly value: unknown }>>;
}

const parameterFiles = readdirSync(join(root, 'infra')).filter((name) => name.endsWith('.json'));
const textOf = (file: string) => readFileSync(join(root, 'infra', file), 'utf8');
const parametersOf = (file: string) => (JSON.parse(textOf(file)) as Parameters).parameters;
const moreOf = (file: string) => Object.keys(parametersOf(file).moreSettings?.value ?? {});

let read: (text: string) => Bicep;

beforeAll(async () => {
  read = await bicepReader();
});

/** The expressions with what they stand for in one deployment. */
function environment(): Record<string, string> {
  const samples: Readonly<Record<string, string>> = {
    publicUrl: 'https://mfabot.azurewebsites.net',
    botId: '22222222-2222-4222-8222-222222222222',
    botTenantId: '33333333-3333-4333-8333-333333333333',
    aadAppClientId: '44444444-4444-4444-8444-444444444444',
    storageAccountUrl: 'https://mfabot.table.core.windows.net',
    signInKey: 'f3f1bd33-8a4f-4a35-8e0d-3fd1a4ae8a1b44b1d6a7-59ba-4a86-92ad-0a3a0a4e7d7c',
    'string(max(1, 50 / instances))': '25',
  };
  return Object.fromEntries(
    [...given].map(([name, value]) => [name, samples[value] ?? value.replaceAll("'", '')]),
  );
}

describe('the settings in Azure', () => {
  it('are settings that the bot knows', () => {
    const names = [...given.keys(), ...parameterFiles.flatMap(moreOf)];
    expect(given.size).toBeGreaterThan(8);
    expect(names.filter((name) => ![...known, ...foreign].includes(name))).toEqual([]);
  });

  it('are enough for the bot to start as its managed identity, on Azure Tables and without a secret', () => {
    expect(readSettings({ ...environment(), WEBSITE_SITE_NAME: 'mfabot' })).toMatchObject({
      mode: 'live',
      publicUrl: 'https://mfabot.azurewebsites.net',
      bot: { proof: { kind: 'managed-identity' } },
      app: { proof: { kind: 'federated', clientId: '22222222-2222-4222-8222-222222222222' } },
      tables: { url: 'https://mfabot.table.core.windows.net' },
      teamsRate: 25,
    });
  });

  it('would not be enough with one of them left out', () => {
    expect(() => readSettings({ ...environment(), PUBLIC_URL: '' })).toThrow(/PUBLIC_URL/);
  });
});

describe('the parameters of a deployment', () => {
  it.each(parameterFiles)('in %s are those that its Bicep file asks for', (file) => {
    const { params } = read(bicepText(file.includes('.local.') ? 'azure.local.bicep' : 'azure.bicep'));
    const names = Object.keys(parametersOf(file));
    expect(params.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(names).toEqual(
      expect.arrayContaining(params.flatMap(({ name, required }) => (required ? [name] : []))),
    );
  });

  it.each(parameterFiles)('in %s hold no secret', (file) => {
    const { params } = read(bicepText('azure.bicep'));
    const secure = params.flatMap(({ name, secure }) => (secure ? [name] : []));
    expect(Object.keys(parametersOf(file)).filter((name) => secure.includes(name))).toEqual([]);
    expect(textOf(file)).not.toMatch(/SECRET_|AccountKey|[?&]sig=|-----BEGIN/);
    const secrets = moreOf(file).filter((name) =>
      /PASSWORD|SECRET|KEY|TOKEN|CONNECTION_STRING|HEADERS/.test(name),
    );
    expect(secrets).toEqual([]);
  });

  it('are there for every environment that the toolkit is given', () => {
    const environments = readdirSync(join(root, 'env')).flatMap(
      (name) => /^\.env\.(\w+)/.exec(name)?.[1] ?? [],
    );
    const deployed = environments.filter((name) => name !== 'playground');
    expect(parameterFiles.sort()).toEqual(
      [...new Set(deployed)].map((name) => `azure.parameters.${name}.json`).sort(),
    );
  });
});
