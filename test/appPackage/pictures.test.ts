import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../support/files';
import { root } from '../support/sources';

const folder = 'appPackage/screenshots';
const there = () => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : []);
const shown = [...(textOf('README.md') ?? '').matchAll(/!\[([^\]]*)\]\((appPackage[^)]+)\)/g)].map(
  ([, alt = '', path = '']) => ({ alt, path }),
);

describe('the pictures of the app', () => {
  it('are all shown in the README, and say in words what is on them', () => {
    expect(shown.map(({ path }) => path).sort()).toEqual(there().map((name) => `${folder}/${name}`));
    expect(shown.filter(({ alt }) => alt.length < 40)).toEqual([]);
  });

  it('are small enough to be loaded with the page', () => {
    expect(there().filter((name) => statSync(join(root, folder, name)).size > 200_000)).toEqual([]);
  });
});
