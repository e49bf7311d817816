const house = require('./jest.config.cjs');

/** The tests that drive a real browser (`/usr/bin/chromium`): one at a time, and with time to start it. */
module.exports = {
  ...house,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 180_000,
};
