import type * as AdaptiveCards from 'adaptivecards';
import { createRequire } from 'node:module';

/** The package's own entry needs a browser's modules; this file of it loads on Node. */
const official = createRequire(__filename)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

/** Properties whose values the parser writes as its enumerations do. */
const enumerations = new Set(['style', 'size', 'weight', 'color', 'spacing', 'associatedInputs']);

/**
 * What Microsoft's own parser does not take over from a card, as paths: a misspelt property or value passes it in
 * silence. `fallback` is left out of its output, so those actions are parsed in the place of their own.
 */
export function lostInParsing(card: object): readonly string[] {
  return [false, true].flatMap((asFallback) => {
    const sent = withoutFallbacks(card, asFallback);
    const parsed = new official.AdaptiveCard();
    const context = new official.SerializationContext();
    parsed.parse(sent, context);
    const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
    return [...complaints.map(({ message }) => message), ...differences(sent, parsed.toJSON(), '')];
  });
}

/** The text functions of a card as the parser's own formatter takes them. */
export const textFunction =
  /\{\{(?:DATE\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[-+]\d{2}:\d{2})(?:, ?(?:COMPACT|LONG|SHORT))?\)|TIME\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[-+]\d{2}:\d{2})\))\}\}/g;

function withoutFallbacks(value: unknown, asFallback: boolean): unknown {
  if (Array.isArray(value)) return value.map((inner) => withoutFallbacks(inner, asFallback));
  if (typeof value !== 'object' || value === null) return value;
  const { fallback, ...rest } = value as Readonly<Record<string, unknown>>;
  const kept = asFallback && fallback !== undefined ? (fallback as object) : rest;
  return Object.fromEntries(
    Object.entries(kept)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, withoutFallbacks(inner, asFallback)]),
  );
}

function differences(sent: unknown, kept: unknown, path: string): readonly string[] {
  if (typeof sent !== 'object' || sent === null)
    return same(sent, kept, path) ? [] : [`${path}: ${JSON.stringify(sent)} became ${JSON.stringify(kept)}`];
  if (typeof kept !== 'object' || kept === null) return [`${path} is lost`];
  return Object.entries(sent).flatMap(([name, inner]) =>
    differences(inner, (kept as Readonly<Record<string, unknown>>)[name], `${path}/${name}`),
  );
}

function same(sent: unknown, kept: unknown, path: string): boolean {
  // An empty value is the parser's default, which it leaves out.
  if (sent === kept || (sent === '' && kept === undefined)) return true;
  const isEnumeration = enumerations.has(path.slice(path.lastIndexOf('/') + 1));
  return isEnumeration && String(sent).toLowerCase() === String(kept).toLowerCase();
}
