/** Which licences the service may be made of: all let it be used, changed and handed on under its own, MIT. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Unlicense',
];

/** By name and version, so that another version is looked at anew. */
const exceptions = {
  'cldrjs@0.5.5': {
    licence: 'MIT',
    reason: 'named in an outdated field of its package.json, and in LICENSE-MIT',
  },
  'escape-regexp-component@1.0.2': { licence: 'MIT', reason: 'named in its Readme.md only' },
};

/** The licence of a package by its SPDX name; `undefined` when it names none. */
const licenceOf = ({ name, version, licence }) => licence ?? exceptions[`${name}@${version}`]?.licence;

/** Whether a licence is one of ours; of a choice, `(A OR B)`, one of them is enough. */
function isAllowed(licence = '') {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => allowed.includes(choice));
}

/** The packages that cannot be used as they are, as `name@version licence`. */
const faultsOf = (packages) =>
  packages
    .filter((one) => !isAllowed(licenceOf(one)))
    .map((one) => `${one.name}@${one.version} ${licenceOf(one) ?? 'names no licence'}`);

/** A page for people: every package with its licence. */
function licencesPage(packages) {
  const rows = packages.map((one) => {
    const reason = exceptions[`${one.name}@${one.version}`]?.reason;
    return `| ${one.name} | ${one.version} | ${licenceOf(one) ?? ''}${reason ? ` (${reason})` : ''} |`;
  });
  return [
    '# Licences of the runtime dependencies',
    '',
    '| Package | Version | Licence |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

module.exports = { exceptions, faultsOf, licenceOf, licencesPage };
