const { appendFileSync } = require('node:fs');

/**
 * A jest reporter that appends one line, `<passed> <failed>`, to the file named by TEST_COUNTS, if it is set.
 * A test file that could not even be loaded counts as one failure.
 */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_COUNTS;
    if (!file) return;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    appendFileSync(file, `${results.numPassedTests} ${failed}\n`);
  }
};
