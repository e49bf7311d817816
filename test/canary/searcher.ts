import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

/** Something that must be nowhere to be found. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** A place where it could be found: each piece is searched by itself. */
export interface Sink {
  readonly name: string;
  readonly pieces: readonly (string | Buffer)[];
}

/** Where which canary is found, as `name in sink`; in clear, base64, percent-encoded, JSON-escaped or UTF-16. */
export function findings(canaries: readonly Canary[], sinks: readonly Sink[]): readonly string[] {
  const prints = canaries.map(({ name, value }) => ({ name, shapes: shapesOf(value) }));
  return sinks.flatMap(({ name: sink, pieces }) => {
    const all = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
    return prints
      .filter(({ shapes }) => shapes.some((shape) => all.includes(shape)))
      .map(({ name }) => `${name} in ${sink}`);
  });
}

function shapesOf(value: string): readonly Buffer[] {
  const texts = [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('hex'),
    ...[0, 1, 2].map((before) => insideBase64(value, before)),
  ];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(value, 'utf16le')];
}

/** What base64 makes of a text that stands inside a longer one, without the groups that it shares with its neighbours. */
function insideBase64(value: string, bytesBefore: number): string {
  const encoded = Buffer.from('x'.repeat(bytesBefore) + value).toString('base64');
  const whole = Math.floor((bytesBefore + Buffer.byteLength(value)) / 3) * 4;
  return encoded.slice(bytesBefore === 0 ? 0 : 4, whole);
}

/** Every JSON Web Token in these texts. */
export function tokensIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? []))];
}

/** The raw bytes of all files below a folder. */
export function bytesBelow(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

/** All that something thrown could show of itself to a log, a debugger or a person. */
export function everythingOf(thrown: unknown): readonly string[] {
  const error = thrown as Error | undefined;
  return [
    inspect(thrown, { depth: Infinity, showHidden: true, getters: true }),
    JSON.stringify({ thrown }),
    String(thrown),
    error?.stack ?? '',
    error?.cause === undefined ? '' : everythingOf(error.cause).join('\n'),
  ];
}
