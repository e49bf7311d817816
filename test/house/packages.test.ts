import { dirname } from 'node:path';
import { packageJson, projectTexts, textOf } from '../support/files';
import { root, sourcesOf } from '../support/sources';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly resolved?: string;
        readonly integrity?: string;
        readonly link?: boolean;
        readonly inBundle?: boolean;
      }
    >
  >;
}

const { scripts, dependencies, devDependencies } = packageJson();
const lock = JSON.parse(textOf('package-lock.json') ?? '') as Lock;

describe('the packages', () => {
  it('are pinned to one version each', () => {
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('are locked by their content and not by an address', () => {
    const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { resolved }]) => /^[a-z+]+:/.test(resolved ?? ''))).toEqual([]);
    expect(locked.filter(([, { integrity, link, inBundle }]) => !integrity && !link && !inBundle)).toEqual(
      [],
    );
  });

  it('run none of their scripts while they are installed', () => {
    expect(textOf('.npmrc')?.split('\n')).toContain('ignore-scripts=true');
  });

  it('are not given a script before or after another one, because these do not run', () => {
    expect(Object.keys(scripts).filter((name) => /^(pre|post)/.test(name))).toEqual([]);
  });

  it('that the service needs are all used by it', () => {
    const code = sourcesOf('src', 'dialogs').map(({ text }) => text);
    const unused = Object.keys(dependencies).filter((name) => !code.some((text) => uses(text, name)));
    expect(unused).toEqual([]);
  });
});

const uses = (text: string, name: string) => text.includes(`'${name}'`) || text.includes(`'${name}/`);

describe('the files', () => {
  const texts = projectTexts().filter(([path]) => path !== 'package-lock.json');

  it('name no host that packages are fetched from', () => {
    const host = /https?:\/\/(registry|deb|pypi|proxy)\./;
    expect(texts.filter(([, text]) => host.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('name no folder of the machine they were written on', () => {
    const here = [root, dirname(root)]
      .filter((folder) => !ordinary.test(folder))
      .map((folder) => `${folder}/`);
    const telling = texts.filter(([, text]) => here.some((folder) => text.includes(folder)));
    expect(telling.map(([path]) => path)).toEqual([]);
  });
});

/** Folders that any machine has, so that naming them tells nothing. */
const ordinary = /^\/?(usr|usr\/src|tmp|opt|home|srv|var|root|mnt|app)?$/;
