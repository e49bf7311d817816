import { textOf } from './files';

/** The README's text under a heading, down to the next heading of the same or a higher level; empty when missing. */
export function sectionOf(markdown: string, title: string): string {
  const lines = markdown.split('\n');
  const begin = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').trim() === title);
  if (begin === -1) return '';
  const level = lines[begin]?.indexOf(' ') ?? 0;
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= level);
  return rest.slice(0, end === -1 ? undefined : end).join('\n');
}

/** Rows of a section's tables that begin with a name in code marks: the name, and the other cells. */
export function namedRows(section: string): readonly (readonly [name: string, ...cells: string[]])[] {
  return section.split('\n').flatMap((line) => {
    const name = /^\| `([^`]+)`/.exec(line)?.[1];
    const cells = line.split('|').slice(2, -1);
    return name === undefined ? [] : [[name, ...cells.map((cell) => cell.trim())] as const];
  });
}

/** Throws when there is no README. */
export function readme(): string {
  const text = textOf('README.md');
  if (text === undefined) throw new Error('there is no README.md');
  return text;
}
