import { z } from 'zod';
import { Unreachable } from '../../procedure/errors';
import type { Person } from '../../procedure/person';
import type { Log } from '../../procedure/ports/log';
import type { SignOuts } from '../../procedure/ports/signOuts';
import { putBounded } from './bounded';
import type { Exchange, Exchanged } from './exchange';
import { personKey } from './personKey';
import type { Problems } from './problems';
import type { SignInResult } from '../conversation';
import type { Vault } from './vault';
import type { Wishes } from './wishes';

const valueShape = z.object({
  id: z.string().min(1).max(200),
  connectionName: z.string().max(200).nullish(),
  token: z
    .string()
    .max(20_000)
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
});

type Value = z.infer<typeof valueShape>;

export interface ExchangeDeskOptions {
  readonly exchange: Exchange;
  readonly vault: Vault;
  readonly signOuts: SignOuts;
  readonly problems: Problems;
  readonly wishes: Wishes;
  readonly log: Log;
}

/**
 * Answers `signin/tokenExchange`. Every device of the person sends one: the first is worked off, the others wait for
 * it and are told that it went well, without a second request to Entra and without a second `fresh`.
 */
export function createExchangeDesk(
  options: ExchangeDeskOptions,
): (person: Person, value: unknown) => Promise<SignInResult> {
  const underway = new Map<string, Promise<boolean>>();
  const doneIds = new Map<string, string>();

  return async (person, value) => {
    const read = valueShape.safeParse(value).data;
    if (!read) return { status: 400, fresh: false };
    const key = personKey(person);
    if (doneIds.get(key) === read.id && options.vault.has(person, 0)) return { status: 200, fresh: false };
    const running = underway.get(key);
    const work = running ?? attempt(options, person, read.token).finally(() => underway.delete(key));
    if (!running) underway.set(key, work);
    if (!(await work)) return { ...failed(options.problems, person, read), ...(running && { again: true }) };
    if (!running) putBounded(doneIds, key, read.id, 1000);
    return { status: 200, fresh: !running };
  };
}

/** Whether the person is signed in now. */
async function attempt(options: ExchangeDeskOptions, person: Person, assertion: string): Promise<boolean> {
  const { vault, signOuts, problems, log } = options;
  const keep = vault.begin(person, await signOuts.last(person));
  const answer = await ask(options, person, assertion);
  if ('problem' in answer) {
    log.warn('sign-in-failed', { problem: answer.problem, code: answer.code });
    problems.note(person, answer.problem, answer.claims);
    return false;
  }
  if (!keep(answer)) return false;
  problems.clear(person);
  log.info('signed-in', { by: 'exchange' });
  return true;
}

async function ask(
  { exchange, problems, wishes }: ExchangeDeskOptions,
  person: Person,
  token: string,
): Promise<Exchanged> {
  try {
    const wide = wishes.has(person);
    const answer = await exchange(person, { token, claims: problems.last(person)?.claims, wide });
    wishes.drop(person);
    return answer;
  } catch (thrown) {
    if (thrown instanceof Unreachable) return { problem: 'entra-unreachable', code: 'no-answer' };
    throw thrown;
  }
}

/** 412 makes Teams show the card's button, which leads to the sign-in in a browser window. */
function failed(problems: Problems, person: Person, { id, connectionName }: Value): SignInResult {
  const failureDetail = problems.last(person)?.problem ?? 'refused';
  return { status: 412, body: { id, connectionName: connectionName ?? '', failureDetail }, fresh: false };
}
