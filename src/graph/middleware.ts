import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { errorFields } from '../procedure/ports/log';
import type { Log, LogFields } from '../procedure/ports/log';
import type { Clock } from '../procedure/ports/clock';
import type { Trace } from '../procedure/ports/trace';
import { isRepeatable } from './call';
import type { Call } from './call';
import { errorCodes } from './errorBody';
import { json } from './reply';
import { pauseBeforeNext } from './retry';

/** One link of the chain; the last one has nothing next. */
function link(work: (context: Context, next: () => Promise<void>) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    execute: (context) => work(context, async () => following?.execute(context)),
    setNext: (next) => {
      following = next;
    },
  };
}

function addHeaders(context: Context, headers: Readonly<Record<string, string>>): void {
  context.options = {
    ...context.options,
    headers: { ...(context.options?.headers as Record<string, string> | undefined), ...headers },
  };
}

/** Shows the token to Graph's own origin and to nobody else. */
export function authorize(graph: string, token: string): Middleware {
  return link(async (context, next) => {
    const isGraph = new URL(String(context.request)).origin === new URL(graph).origin;
    if (isGraph) addHeaders(context, { Authorization: `Bearer ${token}` });
    await next();
  });
}

/** Names the request, and says that a person waits for it (Microsoft Learn: throttling-limits). */
export function identify(clientRequestId: string): Middleware {
  return link(async (context, next) => {
    addHeaders(context, { 'client-request-id': clientRequestId, 'x-ms-throttle-priority': 'high' });
    await next();
  });
}

/** Sends a read again while the budget lasts; a write goes out once, whatever comes back. */
export function repeatReads(clock: Clock, call: Call, until: number): Middleware {
  return link(async (context, next) => {
    for (let attempt = 0; ; attempt++) {
      await next();
      if (!isRepeatable(call) || !context.response) return;
      const pause = pauseBeforeNext(context.response, attempt, until - clock.now(), call.apart);
      if (pause === undefined) return;
      await clock.wait(pause);
    }
  });
}

interface Delivery {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly trace: Trace;
  /** What the request is called; the log finds it under `correlation`. */
  readonly clientRequestId: string;
  /** Milliseconds after which an attempt is given up. */
  readonly timeout: number;
}

/** The answer with its body read to the end, so that a connection that breaks half-way is seen here. */
async function whole(response: Response, call: Call): Promise<Response> {
  const text = await response.text().catch(() => undefined);
  // The status of a write is all that is needed of it; a read without its body is no answer.
  if (text === undefined && isRepeatable(call)) return Response.error();
  return new Response(text || null, { status: response.status, headers: response.headers });
}

async function failureFields(response: Response): Promise<LogFields> {
  if (response.ok) return {};
  return { code: errorCodes(json(await response.clone().text()))[0] };
}

/** Sends one attempt, and logs it in the way that leads to Graph's own logs and back. */
export function deliver(delivery: Delivery, call: Call): Middleware {
  const { clock, log, trace, clientRequestId } = delivery;
  const fields = { method: call.method, path: call.template };
  return link(async (context) => {
    const begun = clock.now();
    await trace.span('graph', fields, async () => {
      const { response, failure } = await attempt(delivery, context, call);
      context.response = response;
      const { ok, status, headers } = response;
      const requestId = headers.get('request-id') ?? undefined;
      trace.note({ status, requestId });
      log[ok ? 'info' : 'warn']('graph request', {
        ...{ correlation: clientRequestId, ...fields, status, requestId },
        milliseconds: clock.now() - begun,
        ...failure,
      });
    });
  });
}

/** A failure to reach Graph becomes `Response.error()`, whose status is 0. */
async function attempt({ fetch, timeout }: Delivery, { request, options }: Context, call: Call) {
  try {
    const signal = AbortSignal.timeout(timeout);
    const init = { ...options, redirect: 'manual', signal } as const;
    const response = await whole(await fetch(String(request), init), call);
    return { response, failure: await failureFields(response) };
  } catch (thrown) {
    return { response: Response.error(), failure: errorFields(thrown) };
  }
}
