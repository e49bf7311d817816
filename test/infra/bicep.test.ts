import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Bicep, bicepReader, bicepText, field, type Plain } from '../support/bicep';
import { root } from '../support/sources';

const files = readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.bicep'))
  .map((path) => path.replaceAll('\\', '/'));

let read: (text: string) => Bicep;
const bicep = (path: string) => read(bicepText(path));
const resourcesOf = (type: string) =>
  files.flatMap((path) => bicep(path).resources).filter((resource) => resource.type === type);
const propertiesOf = (type: string) => resourcesOf(type).map(({ body }) => field(body, 'properties'));
const namesOf = (value: Plain) => Object.keys(Object(value) as object);

beforeAll(async () => {
  read = await bicepReader();
});

describe('the Bicep files', () => {
  it('are Bicep, every line of them', () => {
    expect(files).toContain('azure.bicep');
    expect(files.flatMap((path) => bicep(path).faults.map((fault) => `${path} ${fault}`))).toEqual([]);
  });

  it('would not pass with a bracket missing or a colon left out', () => {
    const text = bicepText('modules/storage.bicep');
    expect(read(text.replace('sku: {', 'sku: ')).faults).not.toEqual([]);
    expect(read(text.replace('location: location', 'location location')).faults).not.toEqual([]);
  });

  it('use no name that they do not declare', () => {
    expect(files.flatMap((path) => bicep(path).unknown.map((name) => `${path} ${name}`))).toEqual([]);
    expect(read("param a string\nvar b = '${a}${c}'\nvar d = { a: e }").unknown).toEqual(['c', 'e']);
  });

  it('give every module what it asks for, and nothing else', () => {
    for (const path of files) {
      for (const { path: module, params } of bicep(path).modules) {
        const asked = bicep(join(dirname(path), module)).params;
        const needed = asked.filter(({ required }) => required).map(({ name }) => name);
        expect(asked.map(({ name }) => name)).toEqual(expect.arrayContaining(namesOf(params)));
        expect(namesOf(params)).toEqual(expect.arrayContaining(needed));
      }
    }
  });

  it('read of a module only what it puts out', () => {
    for (const path of files) {
      const { modules, reads } = bicep(path);
      const known = modules.flatMap(({ symbol, path: module }) =>
        bicep(join(dirname(path), module)).outputs.map((output) => `${symbol}.${output}`),
      );
      expect(known).toEqual(expect.arrayContaining([...reads]));
    }
  });

  it('reach every module that there is', () => {
    const reached = files.flatMap((path) =>
      bicep(path).modules.map((module) => join(dirname(path), module.path)),
    );
    const modules = files.filter((path) => path.startsWith('modules/'));
    expect([...new Set(reached)].sort()).toEqual(modules.sort());
    expect(reached.filter((path) => !existsSync(join(root, 'infra', path)))).toEqual([]);
  });

  it('put no secret out, and keep it unreadable in the deployment’s history', () => {
    const secret = /key|secret|password|token/i;
    const all = files.flatMap((path) => bicep(path).params);
    const open = all.filter(({ name, secure }) => secret.test(name) && !secure).map(({ name }) => name);
    expect(open).toEqual([]);
    expect(all.filter(({ secure }) => secure)).not.toEqual([]);
    expect(files.flatMap((path) => bicep(path).outputs).filter((name) => secret.test(name))).toEqual([]);
  });
});

describe('what is made in Azure', () => {
  it('is a storage account that no key opens, private, by current TLS only', () => {
    expect(propertiesOf('Microsoft.Storage/storageAccounts')).toEqual([
      expect.objectContaining({
        allowSharedKeyAccess: false,
        allowBlobPublicAccess: false,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
      }),
    ]);
    expect(files.map(bicepText).join('\n')).not.toMatch(/listKeys|AccountKey=|listAccountSas/);
  });

  it('lets the bot’s identity into its tables, and nowhere else', () => {
    const [role, ...others] = resourcesOf('Microsoft.Authorization/roleAssignments');
    expect(others).toEqual([]);
    expect(role?.body).toMatchObject({ scope: 'account' });
    // Storage Table Data Contributor (Microsoft Learn: built-in roles).
    expect(bicepText('modules/storage.bicep')).toContain("'0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'");
  });

  it('is a web app on Node 24 that answers by https only, takes no FTP and is asked how it is', () => {
    const [, site] = propertiesOf('Microsoft.Web/sites');
    const web =
      propertiesOf('Microsoft.Web/sites').find((one) => namesOf(one).includes('siteConfig')) ?? site;
    expect(web).toMatchObject({
      httpsOnly: true,
      siteConfig: {
        linuxFxVersion: 'NODE|24-lts',
        alwaysOn: true,
        ftpsState: 'Disabled',
        healthCheckPath: '/healthz',
        minTlsVersion: '1.2',
        appCommandLine: 'node dist/src/index.js',
      },
    });
  });

  it('takes no password where code is uploaded', () => {
    expect(propertiesOf('Microsoft.Web/sites/basicPublishingCredentialsPolicies')).toEqual([
      { allow: false },
    ]);
    expect(bicepText('modules/webApp.bicep')).toContain("for way in ['ftp', 'scm']");
  });

  it('is a bot of one tenant with the Teams channel', () => {
    const [bot] = propertiesOf('Microsoft.BotService/botServices');
    expect(bot).toMatchObject({ endpoint: '${publicUrl}/api/messages', msaAppId: 'botId' });
    expect(field(bot ?? null, 'msaAppType')).toMatch(/'SingleTenant' : 'UserAssignedMSI'$/);
    expect(propertiesOf('Microsoft.BotService/botServices/channels')).toEqual([
      { channelName: 'MsTeamsChannel' },
    ]);
  });

  it('writes to somebody when the bot is not well, answers with errors or logs one', () => {
    const text = bicepText('modules/alerts.bicep');
    expect(text).toContain("'HealthCheckStatus'");
    expect(text).toContain("'Http5xx'");
    const [byLog] = propertiesOf('Microsoft.Insights/scheduledQueryRules');
    expect(JSON.stringify(byLog)).toContain('level) == \\"error\\"');
    expect(resourcesOf('Microsoft.Insights/metricAlerts')).toHaveLength(1);
  });

  it('keeps the bot’s own lines and not the addresses that sign-in windows come back to', () => {
    const [kept] = propertiesOf('Microsoft.Insights/diagnosticSettings');
    const categories = (field(kept ?? null, 'logs') as readonly Plain[]).map((log) => field(log, 'category'));
    expect(categories).toEqual(['AppServiceConsoleLogs', 'AppServicePlatformLogs']);
  });

  it('is asked for by versions that are no preview, but for one that has nothing else', () => {
    const preview = files
      .flatMap((path) => bicep(path).resources)
      .filter(({ version }) => version.endsWith('-preview'))
      .map(({ type }) => type);
    expect(preview).toEqual(['Microsoft.Insights/diagnosticSettings']);
  });
});
