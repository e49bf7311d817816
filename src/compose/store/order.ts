import { parseArgs } from 'node:util';
import { wrongOrder } from './words.en';

const verbs = ['copy', 'backup', 'restore', 'check'] as const;

export type Verb = (typeof verbs)[number];

/** Which places have to be named; one that is left out is the bot's own store. */
const needed: Readonly<Record<Verb, readonly ('from' | 'to')[]>> = {
  copy: ['from', 'to'],
  backup: ['to'],
  restore: ['from'],
  check: [],
};

/** What was asked for on the command line. */
export interface Order {
  readonly verb: Verb;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Names of variables that hold keys; never a key. */
  readonly fromKey: string | undefined;
  readonly toKey: string | undefined;
}

/** The command line cannot be understood. */
export class OrderFault extends Error {
  override readonly name = 'OrderFault';
}

/** Throws `OrderFault`. */
export function readOrder(args: readonly string[]): Order {
  const { values, positionals } = parsed(args);
  const verb = verbs.find((one) => one === positionals[0]);
  if (!verb || positionals.length > 1) throw new OrderFault(wrongOrder.verb);
  const { from, to } = values;
  const missing = needed[verb].find((end) => !values[end]);
  if (missing !== undefined) throw new OrderFault(wrongOrder.missing(verb, missing));
  if (verb === 'check' && (to !== undefined || values['to-key-env'] !== undefined)) {
    throw new OrderFault(wrongOrder.checkReads);
  }
  return { verb, from, to, fromKey: values['from-key-env'], toKey: values['to-key-env'] };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { from: text, to: text, 'from-key-env': text, 'to-key-env': text },
      allowPositionals: true,
    });
  } catch {
    throw new OrderFault(wrongOrder.option);
  }
}
