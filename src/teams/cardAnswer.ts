import type { CardAnswer } from './conversation';
import { isRecord } from './inbound';

/** An answer to a card by `Action.Execute`, and what Teams sends along when it signed the person in for it. */
export interface Executed {
  readonly answer: CardAnswer;
  /** A token to exchange, of the shape of `signin/tokenExchange`. */
  readonly authentication: unknown;
  /** The value, when it carries the state of a finished sign-in. */
  readonly state: unknown;
}

const longestVerb = 64;

/** @param value of the invoke `adaptiveCard/action`; `undefined` when it is none */
export function readExecuted(value: unknown, activityId: string | undefined): Executed | undefined {
  if (!isRecord(value) || !isRecord(value['action'])) return undefined;
  const { verb, data } = value['action'];
  if (!isVerb(verb)) return undefined;
  return {
    answer: { verb, data: inputs(data), activityId },
    authentication: value['authentication'],
    state: typeof value['state'] === 'string' ? { state: value['state'] } : undefined,
  };
}

/** @param value of a message that `Action.Submit` sent: the inputs and the action's data in one, the verb among them */
export function readSubmitted(value: unknown, activityId: string | undefined): CardAnswer | undefined {
  if (!isRecord(value) || !isVerb(value['verb'])) return undefined;
  return { verb: value['verb'], data: inputs(value), activityId };
}

function isVerb(verb: unknown): verb is string {
  return typeof verb === 'string' && verb !== '' && verb.length <= longestVerb;
}

/** The inputs without what only routes them. */
function inputs(data: unknown): CardAnswer['data'] {
  if (!isRecord(data)) return {};
  const { verb: _verb, msteams: _msteams, ...rest } = data;
  return rest;
}
