/** `npm run replicas`: see `commandLine.ts`. */
require('../support/requireTypeScript.cjs');
require('./commandLine.ts').main(process.argv.slice(2));
