import ts from 'typescript';

/** What the house does not do, each recognised in the syntax, so that comments and texts do not count. */
type Sought = (node: ts.Node) => boolean;

/** `object.name`, for one of the names. */
const member =
  (object: RegExp, name: RegExp): Sought =>
  (node) =>
    ts.isPropertyAccessExpression(node) &&
    object.test(node.expression.getText()) &&
    name.test(node.name.text);

/** The value of a secret is taken out. */
export const reveals: Sought = member(/./, /^reveal$/);

/** A finding is made that claims to have been seen. */
export const makesProven: Sought = (node) =>
  ts.isPropertyAssignment(node) &&
  node.name.getText() === 'verdict' &&
  ts.isStringLiteralLike(unwrapped(node.initializer)) &&
  (unwrapped(node.initializer) as ts.StringLiteralLike).text === 'proven';

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? unwrapped(node.expression) : node;
}

/** The type that turns the checks off. */
export const isAnything: Sought = (node) => node.kind === ts.SyntaxKind.AnyKeyword;

/** The machine's own clock is read. */
export const readsClock: Sought = (node) =>
  member(/^(globalThis\.)?Date$/, /^now$/)(node) ||
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
  (ts.isCallExpression(node) && node.expression.getText() === 'Date');

/** Something is written past the log. */
export const usesConsole: Sought = member(/^(globalThis\.)?console$/, /./);

/** The environment is read. */
export const readsEnvironment: Sought = member(/^(globalThis\.)?process$/, /^env$/);

const suites = /^(it|test|describe)\b/;

/** A test is left out, or runs alone. */
export const leavesTestsOut: Sought = (node) =>
  member(suites, /^(skip|only|todo|failing)$/)(node) ||
  (ts.isIdentifier(node) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.text));
