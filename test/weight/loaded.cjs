/** Loaded before a bot: when the bot ends, this writes which packages it has loaded from beside it. */
const Module = require('node:module');
const { writeSync } = require('node:fs');

process.once('exit', () => {
  const names = Object.keys(Module._cache).flatMap(
    (path) => /node_modules[/]((?:@[^/]+[/])?[^/]+)[/]/.exec(path)?.[1] ?? [],
  );
  writeSync(2, `loaded ${JSON.stringify([...new Set(names)].sort())}\n`);
});
