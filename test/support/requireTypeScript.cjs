/** Lets a child process of a test `require` the sources as they are, compiled as jest compiles them. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  // A dynamic import keeps its `.js` in the source, because Node loads the compiled file by that name.
  module._compile(code.replace(/(require\("\.{1,2}\/[^"]+)\.js"\)/g, '$1")'), filename);
};
