import type { ReadAccessToken } from './accounts';
import { authenticate } from './accounts';
import type { Answer, Call, Route, Tenant } from './call';
import { denied, gatewayTimeout, phoneNumberNotUnique, throttled } from './errors';
import { readOptions } from './odata/options';
import { requireScope } from './rights';
import { findRoute, readPath } from './router';

export interface DispatchOptions {
  readonly tenant: Tenant;
  readonly routes: readonly Route[];
  readonly readAccessToken: ReadAccessToken;
  readonly save: () => Promise<void>;
  readonly catchUp: () => void;
}

/**
 * Answers one request, alone or as an item of a batch: who asks, which route, may they, what goes wrong today.
 * @throws GraphFailure for every answer above 400; TypeError when the rehearsed connection breaks
 */
export async function dispatch(request: Request, options: DispatchOptions): Promise<Answer> {
  const { tenant, routes } = options;
  const url = new URL(request.url);
  const { troubles } = tenant;
  const struck = { method: request.method, path: url.pathname };
  if (request.method === 'GET' && troubles.strikes('unreachable', struck)) throw brokenConnection();
  const caller = authenticate(request.headers, tenant, options.readAccessToken);
  if (troubles.strikes('throttled', struck)) throw throttled();
  if (request.method === 'GET' && troubles.strikes('read-forbidden', struck)) throw denied();
  const { version, segments } = readPath(url.pathname);
  const { route, parameters } = findRoute(routes, version, request.method, segments);
  const call: Call = {
    ...struck,
    tenant,
    caller,
    version,
    parameters,
    options: readOptions(url.searchParams, route.options ?? []),
    headers: request.headers,
    body: await request.text(),
  };
  options.catchUp();
  if (route.scopes) requireScope(call, route.scopes);
  return route.method === 'GET' ? route.answer(call) : write(call, route, options.save);
}

async function write(call: Call, route: Route, save: () => Promise<void>): Promise<Answer> {
  const { troubles } = call.tenant;
  if (troubles.strikes('forbidden', call)) throw denied();
  if (troubles.strikes('lost-write', call)) throw gatewayTimeout();
  const answer = route.answer(call);
  await save();
  const isPhone = /\/phoneMethods(\/[^/]+)?$/i.test(call.path) && call.method !== 'DELETE';
  if (isPhone && troubles.strikes('phone-conflict', call)) throw phoneNumberNotUnique();
  if (troubles.strikes('lost-answer', call)) throw brokenConnection();
  return answer;
}

/** What `fetch` rejects with when no answer arrives. */
export function brokenConnection(): TypeError {
  return new TypeError('fetch failed');
}
