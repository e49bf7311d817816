import { ranks } from '../../src/procedure/evidence/ranks';
import { scopesOf, stages } from '../../dialogs/stages';
import { readme } from '../support/readme';

/** Steps of the ranks, as the README's table of them names its rows. */
const rows = { 8: '8', 10: '9, 10', 13: '13' } as const;
const steps = [8, 10, 13] as const;

/** Cells of the table under the heading “How it is checked”, by their first one. */
function ranksInReadme(): ReadonlyMap<string, readonly string[]> {
  const table = readme().split('**How it is checked, the strongest first**')[1]?.split('\n`undo`')[0] ?? '';
  const lines = table.split('\n').filter((line) => line.startsWith('| '));
  return new Map(
    lines.map((line) => {
      const [name = '', ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [name, cells.slice(0, -1).filter((cell) => cell !== '')] as const;
    }),
  );
}

describe('the ranks of evidence', () => {
  it.each(steps)('are in the README as they are asked, for step %i', (step) => {
    const cells = ranksInReadme().get(rows[step]) ?? [];
    expect(cells).toHaveLength(ranks[step].length);
    ranks[step].forEach(({ name }, index) => expect(cells[index]?.startsWith(name)).toBe(true));
  });

  it.each(steps)('need what the stage of step %i declares, optional where nobody has to give it', (step) => {
    const { reads, optional } = scopesOf(stages.filter((stage) => stage.steps.includes(step)));
    for (const { permission, isOptional } of ranks[step])
      expect(isOptional ? optional : reads).toContain(permission);
  });
});
