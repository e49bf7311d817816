/**
 * Who may import whom. Type-only imports count as imports; the tests may import anything.
 * `test/house/imports.test.ts` plants one break of every rule below and sees it found.
 */

const ours = '^(src|dialogs)/';
const heart = '^src/procedure/';
const tests = '^test/';
/** The conversation's machinery: what is no room and no card. */
const dialogFiles = '^dialogs/((turn|commands)/)?[^/]+[.]ts$';
const rooms = '^dialogs/(?!(?:cards|turn|commands)/)([^/]+)/';

/** The path of an installed package, or of every package whose name begins so. */
const installed = (...names) => `(^|/)node_modules/(${names.join('|')})`;

/** The only places that may import a package. */
const only = (name, packages, places, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { pathNot: [...places, tests] },
  to: { path: installed(...packages) },
});

const heartRules = [
  {
    name: 'procedure-knows-nobody',
    comment: 'The heart speaks to the world through its own ports only.',
    severity: 'error',
    from: { path: heart },
    to: { pathNot: heart, dependencyTypesNot: ['core'] },
  },
  {
    name: 'practice-is-a-second-reading',
    comment: 'The practice tenant shares no constant with the code that it stands in for.',
    severity: 'error',
    from: { path: '^src/practice/' },
    to: { path: ours, pathNot: '^src/practice/' },
  },
  {
    name: 'an-adapter-knows-the-heart-only',
    comment: 'graph, storage, reminders, teams and whatever comes beside them know themselves and the heart.',
    severity: 'error',
    from: { path: '^src/([^/]+)/', pathNot: [heart, '^src/(practice|compose)/'] },
    to: { path: ours, pathNot: [heart, '^src/$1/'] },
  },
  {
    name: 'a-top-file-knows-the-heart-only',
    comment: 'settings, log, clock: handed to everybody by compose, so they know nobody.',
    severity: 'error',
    from: { path: '^src/([^/]+)[.]ts$', pathNot: '^src/(compose|index|store)[.]ts$' },
    to: { path: ours, pathNot: [heart, '^src/$1/'] },
  },
];

const conversationRules = [
  {
    name: 'a-room-knows-no-other-room',
    comment:
      'A stage imports the heart and dialogs/cards: a room is moved, added or removed without the others.',
    severity: 'error',
    from: { path: rooms },
    to: { path: ours, pathNot: [heart, '^dialogs/cards/', '^dialogs/$1/'] },
  },
  {
    name: 'a-card-knows-the-heart-only',
    comment: 'What all cards share knows neither a room nor a dialog.',
    severity: 'error',
    from: { path: '^dialogs/cards/' },
    to: { path: ours, pathNot: [heart, '^dialogs/cards/'] },
  },
  {
    name: 'a-turn-knows-no-command',
    comment: 'What every turn has at hand knows neither what is asked for nor the order of the rooms.',
    severity: 'error',
    from: { path: '^dialogs/turn/' },
    to: { path: ours, pathNot: [heart, '^dialogs/(turn|cards)/', '^dialogs/words[.]en[.]ts$'] },
  },
  {
    name: 'dialogs-know-no-adapter',
    comment: 'Dialogs get what they need as ports, per turn.',
    severity: 'error',
    from: { path: dialogFiles },
    to: { path: '^src/', pathNot: heart },
  },
];

const joiningRules = [
  {
    name: 'only-compose-joins',
    comment: 'The one place that knows everyone is known by the start files only.',
    severity: 'error',
    from: { path: ours, pathNot: ['^src/(index|store)[.]ts$', '^src/compose([.]ts$|/)'] },
    to: { path: '^src/(compose([.]ts$|/)|(index|store)[.]ts$)' },
  },
  {
    name: 'a-start-file-only-starts',
    comment: 'Settings in, a composed service or a command out.',
    severity: 'error',
    from: { path: '^src/(index|store)[.]ts$' },
    to: { path: ours, pathNot: '^src/(compose|settings)([.]ts$|/)' },
  },
  {
    name: 'live-never-loads-practice',
    comment:
      'The practice tenant is loaded while running, in practice mode; only its types may be known before.',
    severity: 'error',
    from: { path: '^src/compose([.]ts$|/)' },
    to: { path: '^src/practice/', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'nothing-imports-tests',
    severity: 'error',
    from: { pathNot: tests },
    to: { path: tests },
  },
];

const frameworks = [
  'botbuilder',
  'botframework-',
  '@microsoft/teams-ai/',
  'restify/',
  '@microsoft/microsoft-graph-',
  'lmdb/',
];

const packageRules = [
  only(
    'few-know-the-bot-framework',
    ['botbuilder', 'botframework-'],
    ['^src/teams/', dialogFiles, '^src/storage/dialogState[.]ts$'],
    'The Bot Framework SDK is past its support: a move to its successor touches these files.',
  ),
  {
    name: 'dialog-state-knows-storage-only',
    comment: "dialogState implements botbuilder's Storage: it needs the type, and loads nothing.",
    severity: 'error',
    from: { path: '^src/storage/' },
    to: { path: installed('botbuilder', 'botframework-'), dependencyTypesNot: ['type-only'] },
  },
  only('only-teams-knows-teams-ai', ['@microsoft/teams-ai/'], ['^src/teams/'], 'Routing only, in one place.'),
  only('only-teams-knows-restify', ['restify/'], ['^src/teams/'], 'One server.'),
  only(
    'only-graph-speaks-graph',
    ['@microsoft/microsoft-graph-'],
    ['^src/graph/'],
    "Graph's client and types stay behind the Directory port.",
  ),
  only(
    'few-know-azure-identity',
    ['@azure/identity/'],
    ['^src/teams/', '^src/compose([.]ts$|/)'],
    'Sign-in on behalf of the administrator, and how the service itself proves who it is.',
  ),
  only('only-storage-knows-lmdb', ['lmdb/'], ['^src/storage/'], 'The key-value port hides the engine.'),
  only(
    'only-storage-knows-tables',
    ['@azure/data-tables/'],
    ['^src/storage/'],
    'The key-value port hides the engine.',
  ),
  only(
    'only-telemetry-knows-opentelemetry',
    ['@opentelemetry/'],
    ['^src/telemetry/'],
    'What may be said of a span is decided in one place.',
  ),
  {
    name: 'telemetry-is-loaded-when-it-is-wanted',
    comment: 'Without a collector the library stays on the disk; only its types may be known before.',
    severity: 'error',
    from: { path: ours, pathNot: '^src/telemetry/' },
    to: { path: '^src/telemetry/', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  only('only-the-log-knows-pino', ['pino/'], ['^src/log[.]ts$'], 'One place decides what may be logged.'),
  {
    name: 'rooms-and-cards-know-no-framework',
    comment: 'They make plain card JSON; the card types are types only.',
    severity: 'error',
    from: { path: '^dialogs/[^/]+/', pathNot: dialogFiles },
    to: { path: installed(...frameworks, '@azure/', 'pino/') },
  },
  {
    name: 'development-packages-are-types-only',
    comment: 'What runs is installed with --omit=dev.',
    severity: 'error',
    from: { path: ours },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

const generalRules = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'every-import-is-found',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'every-package-is-declared',
    comment: 'A package that came along with another one may leave with it.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...heartRules, ...conversationRules, ...joiningRules, ...packageRules, ...generalRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'types', 'default', 'import'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
