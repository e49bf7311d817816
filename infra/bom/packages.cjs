/**
 * The packages that the service is made of, from the lock file alone: the same on every machine, with what other
 * systems need. `npm sbom --omit dev` is no help: of 305 packages npm 11.19.1 leaves out 99 that development
 * packages need as well.
 */

/** Where Node finds a package that stands at `path`: beside it, else at each folder above. */
function placeOf(packages, path, name) {
  for (let folder = path; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (folder === '') return undefined;
  }
}

/** Where the packages stand that one needs; those for other systems may be missing, and peers that are a choice. */
function needsOf(packages, path) {
  const { dependencies, optionalDependencies, peerDependencies } = packages[path];
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.map((name) => placeOf(packages, path, name)).filter((place) => place !== undefined);
}

const nameAt = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const refOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** Every package at run time, sorted, each once: `{ref, name, version, licence, integrity, optional, needs}`. */
function runtimePackages({ packages }) {
  const reached = new Set(needsOf(packages, ''));
  for (const path of reached) for (const place of needsOf(packages, path)) reached.add(place);
  const refAt = (path) => refOf(nameAt(path), packages[path].version);
  const found = new Map();
  for (const path of [...reached].sort()) {
    const { version, license, integrity, optional = false } = packages[path];
    const ref = refAt(path);
    const needs = new Set([...(found.get(ref)?.needs ?? []), ...needsOf(packages, path).map(refAt)]);
    const one = { ref, name: nameAt(path), version, licence: license, integrity, optional };
    found.set(ref, { ...one, needs: [...needs].sort() });
  }
  return [...found.values()].sort((one, other) => (one.ref < other.ref ? -1 : 1));
}

/** What the service itself needs, as references. */
const directRefs = ({ packages }) =>
  Object.keys(packages[''].dependencies)
    .map((name) => refOf(name, packages[`node_modules/${name}`].version))
    .sort();

module.exports = { directRefs, refOf, runtimePackages };
