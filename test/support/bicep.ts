import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { root } from './sources';

/** What a Bicep file says, as far as its syntax tells; nothing here knows Azure's types. */
export interface Bicep {
  /** Places that are no Bicep, as `line text`. */
  readonly faults: readonly string[];
  readonly params: readonly { readonly name: string; readonly required: boolean; readonly secure: boolean }[];
  readonly outputs: readonly string[];
  readonly modules: readonly { readonly symbol: string; readonly path: string; readonly params: Plain }[];
  readonly resources: readonly { readonly type: string; readonly version: string; readonly body: Plain }[];
  /** What is read from a module, as `symbol.output`. */
  readonly reads: readonly string[];
  /** Names that are used and declared nowhere in the file. */
  readonly unknown: readonly string[];
}

/** A value of a Bicep file: literals as themselves, everything else as the text that computes it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

const grammar = join(root, 'node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm');

/** Loads the grammar (tree-sitter-bicep) and gives what reads a text. */
export async function bicepReader(): Promise<(text: string) => Bicep> {
  await Parser.init();
  const language = await Language.load(readFileSync(grammar));
  const parser = new Parser().setLanguage(language);
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the parser gave no tree');
    return read(tree.rootNode);
  };
}

export const bicepText = (path: string) => readFileSync(join(root, 'infra', path), 'utf8');

function read(file: Node): Bicep {
  const nodes = [...below(file)];
  const of = (type: string) => nodes.filter((node) => node.type === type);
  return {
    faults: nodes.filter(isFault).map((node) => `${node.startPosition.row + 1} ${node.text.slice(0, 60)}`),
    params: of('parameter_declaration').map((node) => ({
      name: nameOf(node),
      required: node.namedChildCount < 3,
      secure:
        node.previousNamedSibling?.type === 'decorators' &&
        /@secure\(\)/.test(node.previousNamedSibling.text),
    })),
    outputs: of('output_declaration').map(nameOf),
    modules: of('module_declaration').map((node) => ({
      symbol: nameOf(node),
      path: contentOf(node.namedChild(1)),
      params: field(bodyOf(node), 'params'),
    })),
    resources: of('resource_declaration').map((node) => {
      const [type = '', version = ''] = contentOf(node.namedChild(1)).split('@');
      return { type, version, body: bodyOf(node) };
    }),
    reads: of('member_expression').flatMap(({ text }) => {
      const [, symbol, output] = /^(\w+)\.outputs\.(\w+)$/.exec(text) ?? [];
      return symbol === undefined ? [] : [`${symbol}.${output ?? ''}`];
    }),
    unknown: unknownOf(nodes),
  };
}

const isFault = (node: Node) => node.isError || node.isMissing;

function* below(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* below(child);
}

const nameOf = (node: Node) => node.namedChild(0)?.text ?? '';

const contentOf = (node: Node | null) => node?.text.replace(/^'|'$/g, '') ?? '';

/** The object of a resource or a module; of each round, where it is a loop. */
function bodyOf(node: Node): Plain {
  const last = node.namedChildren.at(-1);
  return plain(last?.type === 'for_statement' ? last.namedChildren.at(-1) : last);
}

export function field(value: Plain, name: string): Plain {
  return value !== null && typeof value === 'object' && name in value
    ? ((value as { [name: string]: Plain })[name] ?? {})
    : {};
}

function plain(node: Node | null | undefined): Plain {
  if (!node) return null;
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        node.namedChildren
          .filter((child) => child.type === 'object_property')
          .map((child) => [contentOf(child.namedChild(0)), plain(child.namedChildren.at(-1))]),
      );
    case 'array':
      return node.namedChildren.filter((child) => child.type !== 'comment').map(plain);
    case 'string':
      return contentOf(node);
    case 'number':
      return Number(node.text);
    case 'boolean':
      return node.text === 'true';
    default:
      return node.text;
  }
}

const declaring = /^(parameter|variable|resource|module|output)_declaration$|^for_statement$/;
const functions = new Set(['tenant', 'environment', 'resourceGroup']);

/** A name on its own that is neither declared, nor a key, nor a function. */
function unknownOf(nodes: readonly Node[]): readonly string[] {
  const isDeclared = (node: Node) =>
    node.parent !== null && declaring.test(node.parent.type) && nameOf(node.parent) === node.text;
  const identifiers = nodes.filter(({ type }) => type === 'identifier');
  const declared = new Set(identifiers.filter(isDeclared).map(({ text }) => text));
  const uses = identifiers.filter(
    ({ text, parent, startIndex }) =>
      !declared.has(text) &&
      parent?.type !== 'call_expression' &&
      !(parent?.type === 'object_property' && parent.startIndex === startIndex) &&
      !functions.has(text),
  );
  return [...new Set(uses.map(({ text }) => text))];
}
