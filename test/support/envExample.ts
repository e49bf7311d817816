import { groups } from '../../src/settings/variables';

interface Kind {
  readonly description?: string;
}

/** One variable as `.env.example` shows it: what it is for, and its default behind the sign. */
function entry(name: string, kind: Kind): string {
  return `# ${kind.description ?? ''}\n#${name}=${defaultOf(kind)}\n`;
}

function defaultOf(kind: Kind): string {
  const definition = '_def' in kind ? kind._def : undefined;
  const isDefault = typeof definition === 'object' && definition !== null && 'defaultValue' in definition;
  if (!isDefault || typeof definition.defaultValue !== 'function') return '';
  return String((definition.defaultValue as () => unknown)());
}

/** What `.env.example` has to say. */
export function envExample(): string {
  const sections = groups.map(({ title, variables }) =>
    [
      `# --- ${title} ---\n`,
      ...Object.entries<Kind>(variables).map(([name, kind]) => entry(name, kind)),
    ].join('\n'),
  );
  return [
    '# Copy this file to .env and take the # off the lines that you fill in. Nothing has to be filled in to practise.\n',
    ...sections,
  ].join('\n');
}
