import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { Unreachable } from '../procedure/errors';
import type { Clock } from '../procedure/ports/clock';
import { errorFields } from '../procedure/ports/log';
import type { Log } from '../procedure/ports/log';
import { noTrace, type Trace } from '../procedure/ports/trace';
import { instant } from '../procedure/time';
import { address, isRepeatable } from './call';
import type { Call } from './call';
import { authorize, deliver, identify, repeatReads } from './middleware';
import { json, reply } from './reply';
import type { Reply } from './reply';
import { readBudget } from './retry';

export interface GraphOptions {
  /** Graph's root without a version, `https://graph.microsoft.com`. */
  readonly graph: string;
  readonly fetch: typeof fetch;
  /** The administrator's access token for Graph; throws `SignInNeeded` when there is none. */
  readonly token: () => string;
  readonly clock: Clock;
  readonly log: Log;
  /** A GUID, for `client-request-id`: the same for all that one turn asks, so that one search finds all of it. */
  readonly newId: () => string;
  /** Milliseconds after which one request is given up; 15 seconds when not given. */
  readonly timeout?: number;
  readonly trace?: Trace;
}

export interface GraphClient {
  readonly clock: Clock;
  readonly log: Log;
  /**
   * What Graph answered, whatever its status; nothing that happens on the way is thrown but `SignInNeeded`
   * (there is no token).
   * @param until when to stop sending a read again, milliseconds since 1970 by the clock
   */
  send(call: Call, until?: number): Promise<Reply>;
}

/** Milliseconds; log queries are known to take several seconds. */
const usualTimeout = 15_000;

/**
 * The SDK's client with a chain of our own: its default one sends a write again after 429, 503 and 504, and may
 * wait for three minutes.
 */
export function createClient(options: GraphOptions): GraphClient {
  const { graph, clock, log } = options;
  return {
    clock,
    log,
    async send(call, until = clock.now() + readBudget) {
      const token = options.token();
      const clientRequestId = options.newId();
      const response = await request(options, call, [
        authorize(graph, token),
        identify(clientRequestId),
        repeatReads(clock, call, until),
        deliver(
          { trace: noTrace, ...options, timeout: options.timeout ?? usualTimeout, clientRequestId },
          call,
        ),
      ]);
      const body = json(await response.text());
      // A page of a proxy, say: to a read that is no answer.
      const isLost = response.ok && body === undefined && isRepeatable(call);
      const origin = {
        at: instant(clock.now()),
        requestId: response.headers.get('client-request-id') ?? clientRequestId,
      };
      return reply(isLost ? 0 : response.status, response.headers, body, origin);
    },
  };
}

type Chain = NonNullable<Parameters<typeof Client.initWithMiddleware>[0]['middleware']>;

async function request({ graph, log }: GraphOptions, call: Call, middleware: Chain): Promise<Response> {
  const built = Client.initWithMiddleware({ baseUrl: graph, middleware })
    .api(address(call))
    .version(call.version)
    .headers({ ...call.headers })
    .responseType(ResponseType.RAW);
  const send = {
    GET: () => built.get(),
    POST: () => built.post(call.body),
    PATCH: () => built.patch(call.body),
    DELETE: () => built.delete(),
  };
  try {
    return (await send[call.method]()) as Response;
  } catch (thrown) {
    // The SDK's error keeps headers and body: it ends here.
    log.error('graph client failed', errorFields(thrown));
    throw new Unreachable('Microsoft Graph');
  }
}
