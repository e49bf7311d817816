import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Clock } from '../procedure/ports/clock';
import { SendTimedOut, sendWithin } from './sendTimedOut';
import { within } from './within';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;

/** What the SDK sends with. */
export type ConnectorHttp = NonNullable<ConnectorOptions['httpClient']>;
type Sending = Parameters<ConnectorHttp['sendRequest']>[0];

/** Teams answered, and did not take it. Carries no body. */
export class SendRefused extends Error {
  override readonly name = 'SendRefused';
  constructor(
    readonly statusCode: number,
    /** The `Retry-After` header as it came: seconds or an HTTP date. */
    readonly retryAfter: string | undefined,
  ) {
    super(`Teams answered ${statusCode}`);
  }
}

/** The request left, no answer came: it may have come through all the same. */
export class SendLost extends Error {
  override readonly name = 'SendLost';
  constructor(readonly code: string | undefined) {
    super('the answer of Teams was lost');
  }
}

/** No connection came about, so nothing was sent. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
  constructor(readonly code: string) {
    super('Teams cannot be reached');
  }
}

/** Node's and undici's codes for a connection that was never there. */
const neverConnected: readonly string[] = [
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Sends once, and waits for the answer for half a minute. The SDK's pipeline sends again by itself after 408, 429, most 5xx and a broken connection, so that a
 * person reads a message twice, and no option turns that off; it lets pass what is thrown and is no `RestError`
 * (`@typespec/ts-http-runtime`: retryPolicy). So every failure becomes an error of ours.
 */
export function createConnectorHttp(fetch: typeof globalThis.fetch, clock: Clock): ConnectorHttp {
  return {
    async sendRequest(request) {
      const over = new AbortController();
      const came = await within(clock, sendWithin, fetchOnce(fetch, request, over.signal));
      if (!came) {
        over.abort();
        throw new SendTimedOut();
      }
      return readAnswer(request, came.value);
    },
  };
}

async function fetchOnce(fetch: typeof globalThis.fetch, request: Sending, signal: AbortSignal) {
  const { url, method, headers } = request;
  const body: unknown = request.body;
  const init = { method, headers: headers.rawHeaders(), redirect: 'manual', signal } as const;
  const response = await fetch(url, typeof body === 'string' ? { ...init, body } : init).catch(lost);
  return { response, text: await response.text().catch(lost) };
}

function readAnswer(request: Sending, { response, text }: { response: Response; text: string }) {
  if (!response.ok) throw new SendRefused(response.status, response.headers.get('retry-after') ?? undefined);
  const headers = request.headers.clone();
  headers.headerNames().forEach((name) => headers.remove(name));
  response.headers.forEach((value, name) => headers.set(name, value));
  return { request, headers, status: response.status, bodyAsText: text };
}

function lost(thrown: unknown): never {
  const code = codeOf(thrown);
  throw code !== undefined && neverConnected.includes(code) ? new NotConnected(code) : new SendLost(code);
}

/** `fetch` hides why it failed in the cause. */
function codeOf(thrown: unknown): string | undefined {
  const { cause } = (thrown ?? {}) as { cause?: unknown };
  const { code } = (cause ?? thrown ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
