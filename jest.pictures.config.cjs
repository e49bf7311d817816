const browser = require('./jest.browser.config.cjs');

/** `npm run pictures`: makes the pictures of the README and the store anew, with the tools of the browser tests. */
module.exports = { ...browser, testMatch: ['<rootDir>/test/browser/pictures.ts'] };
