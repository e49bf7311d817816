const { licenceOf } = require('./licences.cjs');
const { directRefs, refOf, runtimePackages } = require('./packages.cjs');

/** SRI (`sha512-` and base64) as CycloneDX writes it. */
function hashesOf(integrity = '') {
  const [, content] = /^sha512-(.+)$/.exec(integrity) ?? [];
  return content ? [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }] : [];
}

function licensesOf(one) {
  const licence = licenceOf(one);
  if (licence === undefined) return [];
  return [/[ (]/.test(licence) ? { expression: licence } : { license: { id: licence } }];
}

function componentOf(one) {
  const [, group, name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(one.name);
  return {
    type: 'library',
    'bom-ref': one.ref,
    ...(group && { group }),
    name,
    version: one.version,
    scope: one.optional ? 'optional' : 'required',
    hashes: hashesOf(one.integrity),
    licenses: licensesOf(one),
    purl: one.ref,
  };
}

/**
 * The bill of materials (CycloneDX 1.5, JSON). It has neither a time nor a serial number, which may be left out: the
 * same lock file makes the same bytes.
 */
function billOf({ name, version, description, license }, lock) {
  const ref = refOf(name, version);
  const packages = runtimePackages(lock);
  const licenses = [{ license: { id: license } }];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', 'bom-ref': ref, name, version, description, licenses, purl: ref },
    },
    components: packages.map(componentOf),
    dependencies: [
      { ref, dependsOn: directRefs(lock) },
      ...packages.map((one) => ({ ref: one.ref, dependsOn: one.needs })),
    ],
  };
}

module.exports = { billOf };
