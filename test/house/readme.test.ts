import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageJson, textOf } from '../support/files';
import { namedRows, readme, sectionOf } from '../support/readme';
import { root } from '../support/sources';

const { scripts, dependencies } = packageJson();

describe('the README', () => {
  it('gives a reason for every package that the service needs, and for no other', () => {
    const rows = namedRows(sectionOf(readme(), 'Runtime dependencies'));
    expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(dependencies).sort());
    expect(rows.filter(([, reason = '']) => reason === '')).toEqual([]);
  });

  it('names only scripts that are there', () => {
    const named = [...readme().matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('has the one command that tests everything, and the run of everything calls the same', () => {
    const command = 'npm ci && npm test';
    expect(readme()).toContain(command);
    expect(textOf('.ci/run')).toContain(`(${command})`);
  });

  it('links only to files that are there', () => {
    const links = [...readme().matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('reading a README', () => {
  const sample = ['# A', '## B', '| `x` | why |', '### C', '| `y` | |', '## D', '| `z` | no |'].join('\n');

  it('takes a section with what is below it, up to the next of its kind', () => {
    expect(namedRows(sectionOf(sample, 'B'))).toEqual([
      ['x', 'why'],
      ['y', ''],
    ]);
  });

  it('finds nothing under a heading that is not there', () => {
    expect(sectionOf(sample, 'E')).toBe('');
  });
});
