import { type Activity, ActivityTypes } from 'botbuilder';

const longestText = 4_000;

/** One activity that came in, and what belongs to its turn. What its `value` held is apart and is taken once. */
export class Inbound {
  #value: unknown;
  /** Run when the answer to the request has left. */
  readonly afterwards: (() => void)[] = [];

  constructor(
    readonly activity: Activity,
    readonly correlation: string,
    value: unknown,
  ) {
    this.#value = value;
  }

  /** The raw value; a password may be in it, so it is gone after this. */
  takeValue(): unknown {
    const value = this.#value;
    this.#value = undefined;
    return value;
  }

  get hasValue(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }
}

/**
 * Reads the body of a request. The raw value is deleted from the activity before anything else sees it; so are the
 * fields by which a sender could change how the turn is run (`deliveryMode`, `callerId`).
 * @returns `undefined` when it is no activity of a conversation
 */
export function readInbound(body: unknown, correlation: string): Inbound | undefined {
  if (!isRecord(body)) return undefined;
  const { value } = body;
  for (const field of ['value', 'deliveryMode', 'callerId', 'relatesTo', 'expiration']) {
    Reflect.deleteProperty(body, field);
  }
  if (!isActivity(body)) return undefined;
  withTimes(body);
  body.text = isText(body.text) ? body.text.slice(0, longestText) : '';
  return new Inbound(body, correlation, value);
}

const types: readonly string[] = Object.values(ActivityTypes);
const invokes: readonly string[] = [
  'adaptiveCard/action',
  'signin/tokenExchange',
  'signin/verifyState',
  'signin/failure',
];

/** What came in, in a word that we know: nothing a stranger made up gets into a log or a trace. */
export function kindOf({ type, name = '' }: Activity): string {
  if (type === 'invoke' && invokes.includes(name)) return name;
  return types.includes(type) ? type : 'other';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isActivity(body: unknown): body is Activity {
  if (!isRecord(body)) return false;
  const named = [body['type'], body['channelId'], body['serviceUrl']].every(isText);
  return named && [body['conversation'], body['from'], body['recipient']].every(hasId);
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const hasId = (value: unknown) => isRecord(value) && isText(value['id']);

/** The SDK expects dates where JSON brings strings. */
function withTimes(activity: Activity): void {
  const { timestamp, localTimestamp } = activity as { timestamp?: unknown; localTimestamp?: unknown };
  if (typeof timestamp === 'string') activity.timestamp = new Date(timestamp);
  if (typeof localTimestamp === 'string') activity.localTimestamp = new Date(localTimestamp);
}
