import { textOf } from '../../support/files';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence?: string;
}

const { exceptions, faultsOf } = jest.requireActual<{
  readonly exceptions: Readonly<Record<string, { readonly licence: string; readonly reason: string }>>;
  readonly faultsOf: (packages: readonly Package[]) => readonly string[];
}>('../../../infra/bom/licences.cjs');
const { runtimePackages } = jest.requireActual<{
  readonly runtimePackages: (lock: unknown) => readonly Package[];
}>('../../../infra/bom/packages.cjs');

const packages = runtimePackages(JSON.parse(textOf('package-lock.json') ?? ''));

describe('the licences of the runtime packages', () => {
  it('all let the service be used and handed on under its own', () => {
    expect(faultsOf(packages)).toEqual([]);
  });

  it('would be complained of if one did not, or if there was none', () => {
    const some = [
      { name: 'a', version: '1.0.0', licence: 'GPL-3.0-only' },
      { name: 'b', version: '1.0.0' },
      { name: 'c', version: '1.0.0', licence: '(GPL-2.0 OR MIT)' },
      { name: 'd', version: '1.0.0', licence: 'MIT AND GPL-2.0' },
    ];
    expect(faultsOf(some)).toEqual([
      'a@1.0.0 GPL-3.0-only',
      'b@1.0.0 names no licence',
      'd@1.0.0 MIT AND GPL-2.0',
    ]);
  });

  it('have exceptions only for packages that are there, each with its reason', () => {
    const there = packages.map(({ name, version }) => `${name}@${version}`);
    expect(Object.keys(exceptions).filter((name) => !there.includes(name))).toEqual([]);
    expect(Object.values(exceptions).filter(({ reason }) => reason === '')).toEqual([]);
  });

  it('make no exception of a package that names its licence', () => {
    const named = packages.filter(
      ({ name, version, licence }) => licence !== undefined && `${name}@${version}` in exceptions,
    );
    expect(named).toEqual([]);
  });
});
