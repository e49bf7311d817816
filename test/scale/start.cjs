/** `npm run scale`: loads the sources as they are, as the tests do. */
require('../support/requireTypeScript.cjs');
const { main } = require('./main.ts');

main(process.argv.slice(2)).then(
  (isInOrder) => (process.exitCode = isInOrder ? 0 : 1),
  (thrown) => {
    process.stderr.write(`${thrown?.stack ?? thrown}\n`);
    process.exitCode = 1;
  },
);
