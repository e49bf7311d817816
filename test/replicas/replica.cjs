/** One bot of many, in a process of its own. */
require('../support/requireTypeScript.cjs');
require('./replica.ts').serve(JSON.parse(process.argv[2]));
