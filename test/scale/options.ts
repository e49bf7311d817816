import { parseArgs } from 'node:util';

/** How much is tried. */
export interface Sizes {
  readonly seed: number;
  /** Messages a second: what Teams takes, and what the bot is set to. */
  readonly rate: number;
  /** Due reminders in the embedded store: swept by one process, and then as many again by several. */
  readonly runs: number;
  readonly sweepers: number;
  /** Due reminders in Azure Tables, in Azurite: swept by one process, and then as many again by two. */
  readonly tables: number;
  /** Due reminders that are sent over a network which is slower for one message than for another. */
  readonly rough: number;
  /** Open runs in the stores whose sweeps are compared … */
  readonly open: readonly number[];
  /** … and how many of them are due. */
  readonly due: number;
}

const long: Sizes = {
  seed: 1,
  rate: 50,
  runs: 100_000,
  sweepers: 4,
  tables: 5_000,
  rough: 10_000,
  open: [1_000, 10_000, 100_000],
  due: 200,
};

const short: Sizes = {
  ...long,
  runs: 1_200,
  tables: 200,
  rough: 300,
  open: [300, 1_000, 4_000],
  due: 50,
};

const numbers = ['seed', 'rate', 'runs', 'sweepers', 'tables', 'rough', 'due'] as const;

/** Reads `--short`, `--runs 20000`, `--open 1000,50000` and the like; throws when one is not known or no number. */
export function readSizes(args: readonly string[]): Sizes {
  const text = { type: 'string' } as const;
  const flags = Object.fromEntries(numbers.map((name) => [name, text]));
  const { values } = parseArgs({
    args: [...args],
    options: { ...flags, open: text, short: { type: 'boolean' } },
  });
  const { short: isShort, open, ...given } = values as Readonly<Record<string, string | boolean | undefined>>;
  const named = Object.entries(given).map(([name, value]) => [name, countOf(value)] as const);
  return {
    ...(isShort === true ? short : long),
    ...Object.fromEntries(named),
    ...(typeof open === 'string' && { open: open.split(',').map(countOf) }),
  };
}

function countOf(text: string | boolean | undefined): number {
  if (typeof text !== 'string' || !/^[1-9]\d{0,7}$/.test(text))
    throw new Error(`not a count: ${String(text)}`);
  return Number(text);
}
