import type { Head } from './ports/record';

/** Digits of the short form: 64 bits, enough to see by eye that two lines are the same. */
const shortLength = 16;

/** A head as people copy it: the number of the entry, and its hash. */
export function wholeLine({ sequence, hash }: Head): string {
  return `${sequence}-${hash}`;
}

/** The same for reading aloud. */
export function shortLine({ sequence, hash }: Head): string {
  return `${sequence}-${hash.slice(0, shortLength)}`;
}

const line = /(?<![\w-])([1-9]\d{0,8})-([0-9a-f]{64}|[0-9a-f]{16})(?![\w-])/i;

/** The first line in a text, short or whole; blanks of no width that a card has put in do not count. */
export function readLine(text: string): Head | undefined {
  const [, sequence, hash] = line.exec(text.replaceAll('\u200b', '')) ?? [];
  return sequence === undefined || hash === undefined
    ? undefined
    : { sequence: Number(sequence), hash: hash.toLowerCase() };
}
