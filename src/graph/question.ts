import type { Answer } from '../procedure/answer';
import { Unreachable } from '../procedure/errors';
import { batch } from './batch';
import type { Call } from './call';
import { refusalIn, refused } from './classify';
import type { Matter } from './classify';
import type { GraphClient } from './client';
import type { Reply } from './reply';

/** A read, and how its answer is understood. */
export interface Question<T> {
  readonly call: Call;
  readonly matter: Matter;
  /** The value in our words; `undefined` when the body is not what Graph documents. */
  readonly read: (body: unknown) => T | undefined;
}

type Answers<Q> = { readonly [K in keyof Q]: Q[K] extends Question<infer T> ? Answer<T> : never };

function understood<T>(reply: Reply, { matter, read }: Question<T>): Answer<T> {
  const refusal = refusalIn(reply, matter);
  if (refusal) return refusal;
  const value = read(reply.body);
  const { at, requestId } = reply;
  return value === undefined ? refused(reply, matter) : { ok: true, value, at, requestId };
}

/** One question, one round trip. Throws `Unreachable` and `SignInNeeded`. */
export async function ask<T>(client: GraphClient, question: Question<T>): Promise<Answer<T>> {
  return understood(await client.send(question.call), question);
}

async function repliesTo(client: GraphClient, questions: Readonly<Record<string, Question<unknown>>>) {
  const asked = Object.entries(questions);
  const calls = Object.fromEntries(asked.map(([name, question]) => [name, question.call]));
  const replies = await batch(client, calls);
  return asked.flatMap(([name, question]) => {
    const reply = replies[name];
    return reply ? [[name, reply, question] as const] : [];
  });
}

/** Several questions in one round trip, each with its own answer. Throws `Unreachable` and `SignInNeeded`. */
export async function askAll<Q extends Readonly<Record<string, Question<unknown>>>>(
  client: GraphClient,
  questions: Q,
): Promise<Answers<Q>> {
  const answers = (await repliesTo(client, questions)).map(
    ([name, reply, question]) => [name, understood(reply, question)] as const,
  );
  return Object.fromEntries(answers) as Answers<Q>;
}

/**
 * Several questions in one round trip, of which some may stay without an answer: those are told as `unanswered`.
 * Throws `Unreachable` when all of them do, and `SignInNeeded`.
 */
export async function askEach<Q extends Readonly<Record<string, Question<unknown>>>>(
  client: GraphClient,
  questions: Q,
): Promise<Answers<Q>> {
  const answers = (await repliesTo(client, questions)).map(
    ([name, reply, question]) => [name, orUnanswered(reply, () => understood(reply, question))] as const,
  );
  if (answers.every(([, answer]) => !answer.ok && answer.code === 'unanswered'))
    throw new Unreachable('Microsoft Graph');
  return Object.fromEntries(answers) as Answers<Q>;
}

/** One question whose answer can be done without: `unanswered` when nobody gives one. Throws `SignInNeeded`. */
export async function askIfYouCan<T>(client: GraphClient, question: Question<T>): Promise<Answer<T>> {
  const reply = await client.send(question.call);
  return orUnanswered(reply, () => understood(reply, question));
}

function orUnanswered<T>({ at, requestId }: Reply, read: () => Answer<T>): Answer<T> {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Unreachable) return { ok: false, code: 'unanswered', at, requestId };
    throw thrown;
  }
}

/** A write, sent once. Throws `Unreachable` (perhaps it was made) and `SignInNeeded` (it was not). */
export async function write(client: GraphClient, call: Call, matter: Matter): Promise<Answer<void>> {
  const reply = await client.send(call);
  const { at, requestId } = reply;
  return refusalIn(reply, matter) ?? { ok: true, value: undefined, at, requestId };
}
