import { randomUUID } from 'node:crypto';

import type { Troubles } from '../troubles';
import type { Hash, World } from '../world/world';
import type { ReadAccessToken } from './accounts';
import { authenticate } from './accounts';
import { answerBatch } from './batch';
import type { Answer } from './call';
import { isoSeconds, root } from './call';
import type { DispatchOptions } from './dispatch';
import { brokenConnection, dispatch } from './dispatch';
import { GraphFailure, methodNotAllowed } from './errors';
import { readPath } from './router';
import { routes } from './routes';
import { createUserIndex } from './userIndex';

export interface DirectoryOptions {
  readonly world: World;
  /** Milliseconds. */
  readonly now: () => number;
  /** Persists the world; awaited after every write. */
  readonly save: () => Promise<void>;
  /** `undefined`: not a token of this tenant, or expired. */
  readonly readAccessToken: ReadAccessToken;
  readonly hashPassword: (plain: string) => Hash;
  readonly troubles: Troubles;
  /** Lets what has come due in the meantime happen (the console's syncs); called before each answer. */
  readonly catchUp?: () => void;
}

/**
 * The practice tenant's Microsoft Graph: answers what `fetch` would ask of https://graph.microsoft.com, v1.0 and beta. What
 * it does not play is refused as Graph refuses, never answered with an empty success.
 * @returns a function that rejects with TypeError like `fetch` when a rehearsed connection breaks or the host is another
 */
export function createDirectory(options: DirectoryOptions): (request: Request) => Promise<Response> {
  const { world, now, hashPassword, troubles, readAccessToken, save, catchUp = () => undefined } = options;
  const tenant = { world, now, hashPassword, troubles, index: createUserIndex(now), pace: {} };
  const dispatchOptions: DispatchOptions = { tenant, routes, readAccessToken, save, catchUp };
  const answerOne = (request: Request): Promise<Response> =>
    respond(request, now, () => dispatch(request, dispatchOptions));

  return async (request) => {
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    if (url.origin !== root) throw brokenConnection();
    if (!/^\/[^/]+\/\$batch$/i.test(url.pathname)) return answerOne(request);
    return respond(request, now, async () => {
      const { version } = readPath(url.pathname);
      authenticate(request.headers, tenant, readAccessToken);
      if (request.method !== 'POST') throw methodNotAllowed(['POST']);
      const outer = { version, headers: request.headers, body: await request.text() };
      return { status: 200, body: await answerBatch(outer, answerOne) };
    });
  };
}

async function respond(
  request: Request,
  now: () => number,
  answer: () => Promise<Answer>,
): Promise<Response> {
  const requestId = randomUUID();
  const clientRequestId = request.headers.get('client-request-id') ?? requestId;
  const headers = new Headers({
    'request-id': requestId,
    'client-request-id': clientRequestId,
    Date: new Date(now()).toUTCString(),
  });
  try {
    const { status, body } = await answer();
    if (status === 204) return new Response(null, { status, headers });
    headers.set('Content-Type', 'application/json; odata.metadata=minimal; charset=utf-8');
    return new Response(JSON.stringify(body), { status, headers });
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    for (const [name, value] of Object.entries(error.headers)) headers.set(name, value);
    headers.set('Content-Type', 'application/json');
    const date = isoSeconds(now()).replace('Z', '');
    const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId };
    const body = { error: { code: error.code, message: error.message, innerError } };
    return new Response(JSON.stringify(body), { status: error.status, headers });
  }
}
