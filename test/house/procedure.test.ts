import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scopesOf, stages } from '../../dialogs/stages';
import { steps } from '../../src/procedure/steps';
import { namedRows, readme, sectionOf } from '../support/readme';
import { root } from '../support/sources';

const folders = readdirSync(join(root, 'dialogs')).filter((name) =>
  existsSync(join(root, 'dialogs', name, 'stage.ts')),
);

describe('the stages', () => {
  it('cover every step of the procedure once, in its order', () => {
    expect(stages.flatMap((stage) => stage.steps)).toEqual(steps.map(({ number }) => number));
  });

  it('are the rooms of the conversation, each in the folder of its name', () => {
    expect(stages.map(({ id }) => id).sort()).toEqual(folders.sort());
  });

  it('ask for permissions to write apart from permissions to read', () => {
    const { reads, writes } = scopesOf(stages);
    expect(reads.filter((scope) => /write/i.test(scope))).toEqual([]);
    expect(writes.filter((scope) => !/write/i.test(scope))).toEqual([]);
  });

  it('look at the readiness of the tenant before the first of them that writes', () => {
    const firstWriter = stages.findIndex(({ scopes }) => scopes.writes.length > 0);
    expect(stages.findIndex(({ id }) => id === 'plan')).toBeLessThan(firstWriter);
  });
});

describe('the permissions in the README', () => {
  const permissions = () => namedRows(sectionOf(readme(), 'Permissions'));

  it('are those of the stages, no more and no less', () => {
    const { reads, optional, writes, optionalWrites } = scopesOf(stages);
    expect(
      permissions()
        .map(([name]) => name)
        .sort(),
    ).toEqual([...reads, ...optional, ...writes, ...optionalWrites].sort());
  });

  it('say which of them are optional', () => {
    const { optional, optionalWrites } = scopesOf(stages);
    const named = (wanted: string) =>
      permissions()
        .filter(([, kind]) => kind === wanted)
        .map(([name]) => name)
        .sort();
    expect(named('reads, optional')).toEqual([...optional].sort());
    expect(named('writes, optional')).toEqual([...optionalWrites].sort());
  });

  it('are asked for at sign-in by no stage that can do without', () => {
    const { reads, optional, writes, optionalWrites } = scopesOf(stages);
    const spare = [...optional, ...optionalWrites];
    expect(spare.filter((scope) => [...reads, ...writes].includes(scope))).toEqual([]);
  });

  it('say which of them write', () => {
    const writing = permissions()
      .filter(([, kind]) => kind === 'writes')
      .map(([name]) => name);
    expect(writing.sort()).toEqual([...scopesOf(stages).writes].sort());
  });
});
