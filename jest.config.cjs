/** One run for every test of the house; the browser tests have their own configuration. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  // A dynamic import keeps its `.js` in the source, because Node loads the compiled file by that name.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // The exporter of traces loads Node's http by a dynamic import, which jest runs in its own way only when transformed.
  transformIgnorePatterns: ['/node_modules/(?!@opentelemetry/otlp-exporter-base/)'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
    'otlp-exporter-base/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  reporters: ['default', '<rootDir>/test/support/countReporter.cjs'],
  testTimeout: 30000,
  // Most of the time goes into loading: the second core of a small machine is worth it.
  maxWorkers: '100%',
};
