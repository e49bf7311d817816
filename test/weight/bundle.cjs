/**
 * `npm run bundle`: writes the service as one file, `dist/bot.cjs`, and the command for its store as another,
 * `dist/store.cjs`, with their source maps and the licences of what is in them. Packages that our packages load and that
 * the bot never calls are left out; see `neverCalled`. Into any other folder (`npm run bundle -- <folder>`) it puts the
 * packages too that are found beside them, so that the folder is all that Node needs.
 */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { extname, join, resolve } = require('node:path');
const { build } = require('esbuild');
const { putBeside } = require('./beside.cjs');
const { noticesOf } = require('./notices.cjs');

const root = join(__dirname, '../..');

/** A native addon, and a file that is served as it is. */
const beside = ['lmdb', '@microsoft/teams-js'];

/** Beside the bundle or nowhere: restify does without the last, whose addon nobody here compiles. */
const external = [...beside, '@microsoft/teams-js/package.json', 'dtrace-provider'];

/**
 * What packages load at once, for what the bot does not do: teams-ai a language model and its tokenizer;
 * botbuilder-dialogs the prompts that read numbers, dates and choices; botbuilder a parser of speech (htmlparser2) and a
 * client for skills (axios); node-fetch a URL for a Node without one (whatwg-url).
 */
const neverCalled =
  /^(openai|gpt-tokenizer|@microsoft\/recognizers-text-[a-z-]+|htmlparser2|axios|whatwg-url)(\/|$)/;

/** In its place comes what says that there is no practice tenant here. */
const practice = { filter: /[/]startPractice$/, path: join(root, 'src/compose/noPractice.ts') };

/** Stands in for a package that is never called: can be imported and inherited from, and says so when it is called. */
const absent = (name) => `
  const refuse = () => { throw new Error(${JSON.stringify(`${name} is not part of this bundle`)}); };
  module.exports = new Proxy(class { constructor() { refuse(); } }, {
    get: (target, key) => (key === '__esModule' || key in target ? target[key] : typeof key === 'symbol' ? undefined : module.exports),
    apply: refuse,
  });`;

const beyondAscii = /[^\0-\x7f]/;

/**
 * One letter beyond Latin-1, and V8 keeps the whole file with two bytes for each. esbuild escapes them wherever they stand
 * but in regular expressions; such an escape means the same there.
 */
const inAscii = {
  name: 'in-ascii',
  setup({ onLoad }) {
    onLoad({ filter: /[.](js|cjs|mjs|ts)$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!beyondAscii.test(text)) return undefined;
      const unit = (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
      return {
        contents: text.replace(new RegExp(beyondAscii, 'g'), unit),
        loader: extname(path).slice(1).replace(/^[cm]/, ''),
      };
    });
  },
};

const leavesOut = {
  name: 'leaves-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: neverCalled }, ({ path }) => ({ path, namespace: 'absent' }));
    onResolve({ filter: practice.filter }, () => ({ path: practice.path }));
    onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({ contents: absent(path), loader: 'js' }));
  },
};

const service = { bot: 'src/index.ts', store: 'src/store.ts' };

/** Writes a `.cjs` for each entry, its map and `NOTICE` into a folder; gives the names of the packages that are in it. */
async function bundle(folder, entries = service) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    ...{ outdir: folder, outExtension: { '.js': '.cjs' } },
    ...{ bundle: true, platform: 'node', target: 'node20', format: 'cjs' },
    ...{ external, plugins: [leavesOut, inAscii], metafile: true, logLevel: 'warning' },
    // Names stay as they are: a dialog is kept under the name of its class, and an error is told by its own.
    ...{ sourcemap: true, sourcesContent: false, minifyWhitespace: true, legalComments: 'none' },
  });
  const { packages, text } = noticesOf(root, Object.keys(metafile.inputs));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'NOTICE'), text);
  return packages;
}

/** The bundle and the packages beside it, so that nothing else has to be there. */
async function wholeFolder(folder) {
  const packages = await bundle(folder);
  return [...packages, ...putBeside(root, folder, beside)];
}

module.exports = { bundle, wholeFolder };

if (require.main === module) {
  const folder = resolve(process.argv[2] ?? join(root, 'dist'));
  const write = folder === join(root, 'dist') ? bundle : wholeFolder;
  write(folder).then(
    (packages) => process.stdout.write(`${folder}: bot.cjs, store.cjs, ${packages.length} packages\n`),
    (thrown) => {
      process.stderr.write(`${thrown?.stack ?? thrown}\n`);
      process.exitCode = 1;
    },
  );
}
