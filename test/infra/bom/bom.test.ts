import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageJson, textOf } from '../../support/files';

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Bill {
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly hashes: readonly { readonly content: string }[];
    readonly licenses: readonly unknown[];
    readonly purl: string;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const { billOf } = jest.requireActual<{ readonly billOf: (project: object, lock: Lock) => Bill }>(
  '../../../infra/bom/cyclonedx.cjs',
);

const lock = JSON.parse(textOf('package-lock.json') ?? '') as Lock;
const project = JSON.parse(textOf('package.json') ?? '') as object;
const bill = billOf(project, lock);
const nameOf = ({ group, name, version }: Bill['components'][number]) =>
  `${group === undefined ? '' : `${group}/`}${name}@${version}`;

describe('the bill of materials', () => {
  it('has every package that npm installs for the service, and none that only serves its development', () => {
    const installed = Object.entries(lock.packages).flatMap(([path, { version = '', dev, devOptional }]) =>
      path === '' || dev || devOptional ? [] : [`${path.replace(/^.*node_modules\//, '')}@${version}`],
    );
    expect(bill.components.map(nameOf).sort()).toEqual([...new Set(installed)].sort());
    expect(bill.components.length).toBeGreaterThan(100);
  });

  it('begins with what the service itself needs', () => {
    const [own] = bill.dependencies;
    const direct = Object.entries(packageJson().dependencies).map(([name, version]) => `${name}@${version}`);
    const named = bill.components.filter((one) => own?.dependsOn.includes(one['bom-ref'])).map(nameOf);
    expect(named.sort()).toEqual(direct.sort());
  });

  it('knows each package by its content, its licence and its address', () => {
    const poor = bill.components.filter(
      ({ hashes, licenses, purl }) =>
        !/^[0-9a-f]{128}$/.test(hashes[0]?.content ?? '') ||
        licenses.length !== 1 ||
        !purl.startsWith('pkg:npm/'),
    );
    expect(poor.map(nameOf)).toEqual([]);
  });

  it('says what needs what, and only of packages that it has', () => {
    const refs = bill.components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(bill.dependencies.slice(1).map(({ ref }) => ref)).toEqual(refs);
    const needed = bill.dependencies.flatMap(({ dependsOn }) => dependsOn);
    expect(needed.filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(refs.filter((ref) => !needed.includes(ref))).toEqual([]);
  });

  it('finds a package beside the one that needs it before the one at the top', () => {
    const small: Lock = {
      packages: {
        '': { dependencies: { a: '1', b: '2' } },
        'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
        'node_modules/a/node_modules/b': { version: '1.0.0' },
        'node_modules/b': { version: '2.0.0' },
        'node_modules/c': { version: '1.0.0' },
      },
    };
    const { components, dependencies } = billOf({ name: 'x', version: '1.0.0', license: 'MIT' }, small);
    expect(components.map(nameOf)).toEqual(['a@1.0.0', 'b@1.0.0', 'b@2.0.0']);
    expect(dependencies.map(({ dependsOn }) => dependsOn)).toEqual([
      ['pkg:npm/a@1.0.0', 'pkg:npm/b@2.0.0'],
      ['pkg:npm/b@1.0.0'],
      [],
      [],
    ]);
  });
});

describe('the command', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bom-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('writes the bill and the licences, the same bytes each time', () => {
    const script = resolve(__dirname, '../../../infra/bom/sbom.cjs');
    const [first, second] = [1, 2].map(() => {
      execFileSync(process.execPath, [script, folder]);
      return ['sbom.json', 'licences.md'].map((name) => readFileSync(join(folder, name), 'utf8'));
    });
    expect(first).toEqual(second);
    expect(JSON.parse(first?.[0] ?? '')).toEqual(bill);
    expect(first?.[1]).toContain('| restify | 12.0.0 | MIT |');
  });
});
