/** Writes numbered records until it is killed, and says each number once its write is acknowledged. */
require('./requireTypeScript.cjs');
const { writeSync } = require('node:fs');
const { openLmdb } = require('../../src/storage/lmdb.ts');

const [, , dataDir, dataKey] = process.argv;

(async () => {
  const store = openLmdb({ dataDir, dataKey });
  for (let number = 0; ; number += 1) {
    await store.put(['p', String(number)], String(number), 'absent');
    writeSync(1, `${number}\n`);
  }
})();
