/** Deeper than anything that we write; keeps a made-up text from filling the stack. */
const deepest = 16;

/**
 * A JSON value in the one spelling that RFC 8785 gives it: members sorted by UTF-16 units, no blanks, numbers and
 * strings as ECMAScript writes them. Throws a TypeError for what is not JSON: a lone surrogate, NaN, a function.
 */
export function canonical(value: unknown, depth = 0): string {
  if (depth > deepest) throw new TypeError('too deep');
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a number of JSON');
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return members(value, depth);
  throw new TypeError('not JSON');
}

/** A member without a value is left out, as `JSON.stringify` does. */
function members(value: object, depth: number): string {
  const written = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${text(name)}:${canonical(member, depth + 1)}`);
  return `{${written.join(',')}}`;
}

/** A lone surrogate has no UTF-8 (RFC 8785, section 3.2.2.2). */
function text(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('a lone surrogate');
  return JSON.stringify(value);
}
