import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSettings } from '../../src/settings';
import { type Bicep, bicepReader } from '../support/bicep';
import { root } from '../support/sources';

interface Action {
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
  readonly writeToEnvironmentFile?: Readonly<Record<string, string>>;
}

interface Project {
  readonly version: string;
  readonly environmentFolderPath: string;
  readonly provision?: readonly Action[];
  readonly deploy?: readonly Action[];
  readonly publish?: readonly Action[];
}

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const projectOf = (file: string) => parse(textOf(file)) as Project;
const cloud = projectOf('m365agents.yml');
const local = projectOf('m365agents.local.yml');
const playground = projectOf('m365agents.playground.yml');

/** An environment of the toolkit: its project file, the file of its variables, and those that a person fills in. */
const environments = [
  { name: 'dev', project: cloud, file: 'env/.env.dev', people: ['PUBLISHER_NAME', 'ALERT_EMAIL'] },
  { name: 'prod', project: cloud, file: 'env/.env.prod', people: ['PUBLISHER_NAME', 'ALERT_EMAIL'] },
  { name: 'local', project: local, file: 'env/.env.local.example', people: ['PUBLISHER_NAME', 'PUBLIC_URL'] },
  { name: 'playground', project: playground, file: 'env/.env.playground', people: [] },
] as const;

/** What the toolkit knows or asks for by itself (Microsoft 365 Agents Toolkit: environment variables). */
const builtIn = ['TEAMSFX_ENV', 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP_NAME', 'RESOURCE_SUFFIX'];

let read: (text: string) => Bicep;

beforeAll(async () => {
  read = await bicepReader();
});

const usesOf = (actions: readonly Action[] = []) => actions.map(({ uses }) => uses);
const placeholdersOf = (text: string) => [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

/** The project's files that an action names, in one environment. */
function filesOf({ with: given }: Action, environment: string): readonly string[] {
  const {
    templates = [],
    manifestPath,
    ignoreFile,
  } = given as {
    readonly templates?: readonly { readonly path: string; readonly parameters: string }[];
    readonly manifestPath?: string;
    readonly ignoreFile?: string;
  };
  return [
    ...templates.flatMap(({ path, parameters }) => [path, parameters]),
    manifestPath,
    ignoreFile,
  ].flatMap((path) =>
    path === undefined ? [] : [path.replace('${{TEAMSFX_ENV}}', environment).replace(/^\.\//, '')],
  );
}

/** What an action leaves in the file of the environment. */
function writesOf(action: Action, environment: string): readonly string[] {
  const outputs = filesOf(action, environment).flatMap((path) =>
    path.endsWith('.bicep') ? read(textOf(path)).outputs : [],
  );
  // The toolkit makes this id itself when it is empty (its schema: aadApp/update).
  const made = action.uses === 'aadApp/update' ? ['AAD_APP_ACCESS_AS_USER_PERMISSION_ID'] : [];
  return [...Object.values(action.writeToEnvironmentFile ?? {}), ...outputs, ...made];
}

const lifecycle = ({ provision = [], deploy = [], publish = [] }: Project) => [
  ...provision,
  ...deploy,
  ...publish,
];

describe('the toolkit’s project files', () => {
  it('are of one version and keep their variables in env', () => {
    for (const project of [cloud, local, playground]) {
      expect(project).toMatchObject({ version: 'v1.11', environmentFolderPath: './env' });
    }
  });

  it('provision in the order in which one thing needs the other', () => {
    const registration = ['aadApp/create', 'teamsApp/create'];
    const rest = [
      'arm/deploy',
      'aadApp/update',
      'teamsApp/validateManifest',
      'teamsApp/zipAppPackage',
      'teamsApp/validateAppPackage',
      'teamsApp/update',
    ];
    expect(usesOf(cloud.provision)).toEqual([...registration, ...rest]);
    expect(usesOf(local.provision)).toEqual([...registration, 'aadApp/create', ...rest]);
    expect(usesOf(playground.provision)).toEqual([]);
  });

  it('publish the package that they have validated', () => {
    expect(usesOf(cloud.publish).at(-1)).toBe('teamsApp/publishAppPackage');
    const packages = (cloud.publish ?? []).flatMap(
      ({ with: given }) => given.outputZipPath ?? given.appPackagePath ?? [],
    );
    expect(new Set(packages).size).toBe(1);
  });

  it('name only files that are there', () => {
    const named = environments.flatMap(({ name, project }) =>
      lifecycle(project).flatMap((action) => filesOf(action, name)),
    );
    expect(named).toContain('infra/azure.parameters.prod.json');
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(environments)('use in $name only variables that are known by then', ({ name, project, people }) => {
    const known = new Set<string>([...builtIn, ...people]);
    for (const action of lifecycle(project)) {
      const own = action.uses === 'aadApp/update' ? writesOf(action, name) : [];
      const needed = [JSON.stringify(action.with), ...filesOf(action, name).map(textOf)].flatMap(
        placeholdersOf,
      );
      const missing = needed.filter((variable) => !known.has(variable) && !own.includes(variable));
      expect([action.uses, missing]).toEqual([action.uses, []]);
      for (const variable of writesOf(action, name)) known.add(variable);
    }
  });

  it.each(environments)(
    'find in $name a file with every variable that is no secret, empty but for its name',
    (one) => {
      const { name, project, file, people } = one;
      const lines = textOf(file)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      expect(lines.filter((line) => !line.endsWith('='))).toEqual([`TEAMSFX_ENV=${name}`]);
      const written = lifecycle(project).flatMap((action) => writesOf(action, name));
      const wanted = written.filter(
        (variable) => !variable.startsWith('SECRET_') && variable !== 'TEAMS_APP_PUBLISHED_APP_ID',
      );
      const there = lines.map((line) => line.split('=')[0] ?? '');
      expect(there).toEqual(expect.arrayContaining([...wanted, ...people]));
      expect(there.filter((variable) => variable.startsWith('SECRET_'))).toEqual([]);
    },
  );

  it('make no secret for the cloud, and keep those for this machine where git does not look', () => {
    const secretsOf = (project: Project) =>
      lifecycle(project).flatMap(({ writeToEnvironmentFile: { clientSecret } = {} }) => clientSecret ?? []);
    expect(secretsOf(cloud)).toEqual([]);
    expect(JSON.stringify(cloud)).not.toContain('SECRET_');
    expect(secretsOf(local)).toEqual(['SECRET_AAD_APP_CLIENT_SECRET', 'SECRET_BOT_PASSWORD']);
    expect(textOf('.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', '.env.local', '.env.*.user']),
    );
  });
});

describe('the settings that the toolkit writes for this machine', () => {
  const envs = (local.deploy ?? []).flatMap(({ with: given }) => Object.entries(given.envs ?? {}));
  const settings = Object.fromEntries(envs) as Readonly<Record<string, string>>;

  it('are the bot’s names, each from the toolkit’s own', () => {
    expect(settings).toMatchObject({
      BOT_PASSWORD: '${{SECRET_BOT_PASSWORD}}',
      AAD_APP_CLIENT_SECRET: '${{SECRET_AAD_APP_CLIENT_SECRET}}',
      BOT_ID: '${{BOT_ID}}',
    });
  });

  it('are enough for the bot to start', () => {
    const id = '22222222-2222-4222-8222-222222222222';
    const filled = Object.entries(settings).map(
      ([name, value]) => [name, value.startsWith('${{') ? id : value] as const,
    );
    const environment: Record<string, string> = {
      ...Object.fromEntries<string>(filled),
      PUBLIC_URL: 'https://tunnel.contoso.example',
    };
    expect(readSettings(environment)).toMatchObject({
      mode: 'live',
      bot: { proof: { kind: 'secret' } },
      app: { proof: { kind: 'secret' } },
    });
  });
});

describe('what is uploaded to the web app', () => {
  const ignored = textOf('.webappignore')
    .split('\n')
    .filter((line) => line.startsWith('/'));

  it('leaves out the environment’s files, the tests and what is kept on this machine', () => {
    expect(ignored).toEqual(expect.arrayContaining(['/.*', '/env', '/test', '/data', '/infra']));
  });

  it('is what the process needs', () => {
    expect(ignored.filter((line) => /^\/(dist|node_modules|package\.json)$/.test(line))).toEqual([]);
  });

  it('runs on the web app’s system, whichever this machine has', () => {
    const commands = (cloud.deploy ?? []).map(({ with: { args } }) => args);
    expect(commands).toContain('ci --omit=dev --os=linux --cpu=x64 --libc=glibc');
  });
});
