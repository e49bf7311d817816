import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const root = resolve(__dirname, '../..');

/** A TypeScript file of the project: its path from the project's folder with `/`, its text, and its syntax node by node. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly nodes: readonly ts.Node[];
}

export function parse(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, text, tree, nodes };
}

/** Every TypeScript file below the named folders. */
export function sourcesOf(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name))
      .map((file) => parse(relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8'))),
  );
}

/** Where something stands, as `path:line`. */
export function places(sources: readonly Source[], sought: (node: ts.Node) => boolean): readonly string[] {
  return sources.flatMap(({ path, tree, nodes }) =>
    nodes
      .filter(sought)
      .map((node) => `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`),
  );
}

/** Lines whose text, comments included, matches; as `path:line`. */
export function lines(sources: readonly Source[], sought: RegExp): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (sought.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

export const fileOf = (place: string) => place.replace(/:\d+$/, '');
