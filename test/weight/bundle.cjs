/**
 * `npm run bundle`: writes the service as one file, `dist/bot.cjs`, with its source map and the licences of what is in
 * it. Packages that our packages load and that the bot never calls are left out; see `neverCalled`.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { build } = require('esbuild');
const { noticesOf } = require('./notices.cjs');

const root = join(__dirname, '../..');

/** Found beside the bundle at run time: a native addon, a file that is served as it is, one that restify may lack. */
const external = ['lmdb', '@microsoft/teams-js', '@microsoft/teams-js/package.json', 'dtrace-provider'];

/**
 * What teams-ai (a language model and its tokenizer) and botbuilder-dialogs (the prompts that read numbers, dates and
 * choices) load at once. Routes and waterfalls use none of it.
 */
const neverCalled = /^(openai|gpt-tokenizer|@microsoft\/recognizers-text-[a-z-]+)(\/|$)/;

/** Only practice mode loads it; without it the bundle does not start in that mode. */
const practice = /[/]practice[/](index|playground)[.]js$/;

/** Stands in for a package that is never called: can be imported and inherited from, and says so when it is called. */
const absent = (name) => `
  const refuse = () => { throw new Error(${JSON.stringify(`${name} is not part of this bundle`)}); };
  module.exports = new Proxy(class { constructor() { refuse(); } }, {
    get: (target, key) => (key === '__esModule' || key in target ? target[key] : typeof key === 'symbol' ? undefined : module.exports),
    apply: refuse,
  });`;

const leavesOut = {
  name: 'leaves-out',
  setup({ onResolve, onLoad }) {
    const leave = ({ path }) => ({ path, namespace: 'absent' });
    onResolve({ filter: neverCalled }, leave);
    onResolve({ filter: practice }, leave);
    onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({ contents: absent(path), loader: 'js' }));
  },
};

/** Writes `bot.cjs`, its map and `NOTICE` into a folder; gives the names of the packages that are in it. */
async function bundle(folder, entry = 'src/index.ts') {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, 'bot.cjs'),
    ...{ bundle: true, platform: 'node', target: 'node20', format: 'cjs' },
    ...{ external, plugins: [leavesOut], metafile: true, logLevel: 'warning' },
    // Names stay as they are: a dialog is kept under the name of its class, and an error is told by its own.
    ...{ sourcemap: true, sourcesContent: false, minifyWhitespace: true, legalComments: 'none' },
  });
  const { packages, text } = noticesOf(root, Object.keys(metafile.inputs));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'NOTICE'), text);
  return packages;
}

module.exports = { bundle };

if (require.main === module) {
  const folder = resolve(process.argv[2] ?? join(root, 'dist'));
  bundle(folder).then(
    (packages) => process.stdout.write(`${join(folder, 'bot.cjs')}: ${packages.length} packages\n`),
    (thrown) => {
      process.stderr.write(`${thrown?.stack ?? thrown}\n`);
      process.exitCode = 1;
    },
  );
}
