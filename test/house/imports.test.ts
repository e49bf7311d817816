import { cruisePlanted, type Violation } from '../support/plantedHouse';

interface Rules {
  readonly forbidden: readonly { readonly name: string }[];
}

const runtime = [
  '@azure/data-tables',
  '@azure/identity',
  '@microsoft/microsoft-graph-client',
  '@microsoft/teams-ai',
  '@opentelemetry/api',
  'botbuilder',
  'botbuilder-dialogs',
  'libphonenumber-js',
  'lmdb',
  'pino',
  'restify',
];
const development = ['@microsoft/teams.cards'];
const undeclared = ['botframework-connector'];

const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));

const packages = Object.fromEntries(
  [...runtime, ...development, ...undeclared].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'exports.one = 1;'],
  ]),
);

/** A small house in good order: one file of every kind, with the imports that its kind is allowed. */
const goodHouse: Readonly<Record<string, string>> = {
  ...packages,
  'package.json': JSON.stringify({ dependencies: versions(runtime), devDependencies: versions(development) }),
  'src/procedure/run.ts': "import { inspect } from 'node:util'; export const one = inspect;",
  'src/procedure/steps.ts': "export { one } from './run';",
  'src/graph/client.ts':
    "import '@microsoft/microsoft-graph-client'; export { one } from '../procedure/run';",
  'src/graph/users.ts': "export { one } from './client';",
  'src/storage/tables.ts': "import '@azure/data-tables'; export { one } from '../procedure/run';",
  'src/telemetry/index.ts': "import '@opentelemetry/api'; export { one } from '../procedure/run';",
  'src/storage/lmdb.ts': "import 'lmdb'; export { one } from '../procedure/run';",
  'src/storage/dialogState.ts': "import type { one } from 'botbuilder'; export type Kept = typeof one;",
  'src/teams/bot.ts':
    "import '@microsoft/teams-ai'; import 'botbuilder'; import 'restify'; export const one = 1;",
  'src/teams/signIn.ts': "import '@azure/identity'; export { one } from '../procedure/run';",
  'src/reminders/due.ts': "export { one } from '../procedure/run';",
  'src/settings.ts': 'export const one = 1;',
  'src/log.ts': "import 'pino'; export { one } from './procedure/run';",
  'src/clock.ts': "export type { one } from './procedure/run';",
  'src/practice/tenant.ts': "import { createServer } from 'node:http'; export const one = createServer;",
  'src/practice/start.ts': "export { one } from './tenant';",
  'src/compose.ts': `
    import { one } from './procedure/run';
    import type { one as Tenant } from './practice/start';
    import './graph/users'; import './storage/lmdb'; import './teams/bot'; import './settings'; import './log';
    import '@azure/identity'; import '../dialogs/main';
    export const practice = async (): Promise<typeof Tenant> => (await import('./practice/start')).one ?? one;
    export const traces = async () => (await import('./telemetry/index')).one;`,
  'src/index.ts': "import './settings'; import './compose';",
  'src/store.ts': "import './settings'; import './compose';",
  'dialogs/main.ts': "import 'botbuilder-dialogs'; import './stages'; import '../src/procedure/steps';",
  'dialogs/turn/visit.ts': "import 'botbuilder'; import '../cards/frame'; import '../../src/procedure/run';",
  'dialogs/commands/status.ts': "import 'botbuilder'; import '../turn/visit'; import '../stages';",
  'dialogs/stages.ts': "import './phone/stage'; import './password/stage';",
  'dialogs/cards/frame.ts':
    "import type { one } from '@microsoft/teams.cards'; export type Card = typeof one; export { one as two } from '../../src/procedure/run';",
  'dialogs/phone/stage.ts': "import './form'; import '../cards/frame'; import '../../src/procedure/run';",
  'dialogs/phone/form.ts': "import 'libphonenumber-js'; export const one = 1;",
  'dialogs/password/stage.ts': 'export const one = 1;',
  'test/phone.test.ts': "import '../src/practice/start'; import '../dialogs/phone/stage'; import 'lmdb';",
};

const imports = (module: string) => `import '${module}';`;
const knowsTypeOf = (module: string) => `import type { one } from '${module}'; export type One = typeof one;`;

/** Each breaks one rule: the rule, the file that breaks it, and how. */
const breaks: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['procedure-knows-nobody', 'src/procedure/calls.ts', imports('../graph/client')],
  ['procedure-knows-nobody', 'src/procedure/names.ts', knowsTypeOf('../storage/lmdb')],
  ['procedure-knows-nobody', 'src/procedure/reads.ts', imports('libphonenumber-js')],
  ['practice-is-a-second-reading', 'src/practice/ids.ts', imports('../procedure/steps')],
  ['practice-is-a-second-reading', 'src/practice/routes.ts', knowsTypeOf('../graph/client')],
  ['an-adapter-knows-the-heart-only', 'src/graph/keeps.ts', imports('../storage/lmdb')],
  ['an-adapter-knows-the-heart-only', 'src/storage/configured.ts', imports('../settings')],
  ['an-adapter-knows-the-heart-only', 'src/reminders/sweep.ts', knowsTypeOf('../teams/bot')],
  ['an-adapter-knows-the-heart-only', 'src/teams/speaks.ts', imports('../../dialogs/main')],
  ['an-adapter-knows-the-heart-only', 'src/teams/pretends.ts', imports('../practice/start')],
  ['a-top-file-knows-the-heart-only', 'src/metrics.ts', imports('./teams/bot')],
  ['a-top-file-knows-the-heart-only', 'src/environment.ts', imports('./settings')],
  ['a-room-knows-no-other-room', 'dialogs/phone/next.ts', imports('../password/stage')],
  ['a-room-knows-no-other-room', 'dialogs/phone/order.ts', imports('../stages')],
  ['a-room-knows-no-other-room', 'dialogs/password/reset.ts', knowsTypeOf('../../src/graph/client')],
  ['a-card-knows-the-heart-only', 'dialogs/cards/phone.ts', imports('../phone/form')],
  ['a-turn-knows-no-command', 'dialogs/turn/asks.ts', imports('../commands/status')],
  ['a-turn-knows-no-command', 'dialogs/turn/order.ts', imports('../stages')],
  ['dialogs-know-no-adapter', 'dialogs/proactive.ts', imports('../src/teams/bot')],
  ['dialogs-know-no-adapter', 'dialogs/commands/reads.ts', imports('../../src/storage/lmdb')],
  ['only-compose-joins', 'src/again.ts', imports('./compose')],
  ['only-compose-joins', 'dialogs/restart.ts', imports('../src/index')],
  ['a-start-file-only-starts', 'src/index.ts', imports('./teams/bot')],
  ['a-start-file-only-starts', 'src/store.ts', imports('./storage/lmdb')],
  ['live-never-loads-practice', 'src/compose/early.ts', imports('../practice/start')],
  ['nothing-imports-tests', 'src/graph/sample.ts', imports('../../test/phone.test')],
  ['few-know-the-bot-framework', 'src/graph/turn.ts', knowsTypeOf('botbuilder')],
  ['few-know-the-bot-framework', 'dialogs/phone/prompt.ts', imports('botbuilder-dialogs')],
  ['dialog-state-knows-storage-only', 'src/storage/dialogState.ts', imports('botbuilder')],
  ['only-teams-knows-teams-ai', 'dialogs/routes.ts', imports('@microsoft/teams-ai')],
  ['only-teams-knows-restify', 'src/practice/server.ts', imports('restify')],
  ['only-graph-speaks-graph', 'src/practice/directory.ts', knowsTypeOf('@microsoft/microsoft-graph-client')],
  ['few-know-azure-identity', 'src/graph/token.ts', imports('@azure/identity')],
  ['only-storage-knows-lmdb', 'src/reminders/book.ts', imports('lmdb')],
  ['only-storage-knows-tables', 'src/reminders/rows.ts', knowsTypeOf('@azure/data-tables')],
  ['only-telemetry-knows-opentelemetry', 'src/graph/spans.ts', knowsTypeOf('@opentelemetry/api')],
  ['telemetry-is-loaded-when-it-is-wanted', 'src/compose/eager.ts', imports('../telemetry/index')],
  ['only-the-log-knows-pino', 'src/teams/logs.ts', imports('pino')],
  ['rooms-and-cards-know-no-framework', 'dialogs/cards/send.ts', knowsTypeOf('botbuilder')],
  ['development-packages-are-types-only', 'dialogs/cards/build.ts', imports('@microsoft/teams.cards')],
  ['no-cycles', 'src/graph/a.ts', "import type { B } from './b'; export type A = B;"],
  ['every-import-is-found', 'src/teams/lost.ts', imports('./nowhere')],
  ['every-package-is-declared', 'src/teams/guest.ts', imports('botframework-connector')],
];

const brokenHouse = {
  ...goodHouse,
  'src/graph/b.ts': "import type { A } from './a'; export type B = A | 1;",
  ...Object.fromEntries(breaks.map(([, file, text]) => [file, `${goodHouse[file] ?? ''}\n${text}`])),
};

describe('who may import whom', () => {
  it('lets a house in good order pass', async () => {
    expect(await cruisePlanted(goodHouse)).toEqual([]);
  });

  describe('in a house with one break of every kind', () => {
    let found: readonly Violation[];

    beforeAll(async () => {
      found = await cruisePlanted(brokenHouse);
    });

    it.each(breaks)('%s: sees %s', (rule, file) => {
      expect(found).toContainEqual({ rule, from: file });
    });
  });

  it('has a planted break for every rule', () => {
    const planted = new Set(breaks.map(([rule]) => rule));
    const { forbidden } = jest.requireActual<Rules>('../../.dependency-cruiser.cjs');
    expect([...planted].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});
