import { createDirectory } from '../../src/graph/directory';
import type { GraphOptions } from '../../src/graph/directory';
import type { Directory } from '../../src/procedure/ports/directory';
import type { LogFields } from '../../src/procedure/ports/log';

export const accountId = '6f2d1c1e-0a51-4c8e-9f3b-2b1f7a0c9d11';
export const token = 'eyJ0eXAi.c2VjcmV0LXRva2Vu.c2ln';
export const microsoftTime = '2026-03-02T08:15:30.000Z';
export const requestId = 'a1111111-1111-4111-8111-111111111111';
export const clientRequestId = 'c2222222-2222-4222-8222-222222222222';

/** One request as Graph would see it. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

/** What Graph answers next: a response, a broken connection, or what a function makes of the request. */
export type Script = Response | Error | ((sent: Sent) => Response | Promise<Response>);

export interface Logged {
  readonly level: string;
  readonly event: string;
  readonly fields: LogFields;
}

export interface ScriptedGraph {
  readonly directory: Directory;
  readonly options: GraphOptions;
  readonly sent: readonly Sent[];
  readonly logged: readonly Logged[];
  /** Milliseconds of each wait on the clock; a wait moves the clock and nothing else does. */
  readonly waits: readonly number[];
}

export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      date: new Date(microsoftTime).toUTCString(),
      'request-id': requestId,
      'content-type': 'application/json',
      ...headers,
    },
  });
}

export function failure(
  status: number,
  code: string,
  headers: Record<string, string> = {},
  innerError: Record<string, unknown> = {},
): Response {
  return answer(status, { error: { code, message: 'for developers', innerError } }, headers);
}

/** An item of a batch; the items of a script stand in the order of its requests. */
export interface Item {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export function requestsOf(sent: Sent | undefined): readonly {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
}[] {
  return (sent?.body as { requests: { id: string; method: string; url: string }[] }).requests;
}

/** Answers a batch backwards, since Graph promises no order; `undefined` leaves an item out. */
export function batched(...items: readonly (Item | undefined)[]): (sent: Sent) => Response {
  return (sent) => {
    const responses = requestsOf(sent).map(({ id }, index) => items[index] && { id, ...items[index] });
    return answer(200, { responses: responses.filter((item) => item !== undefined).reverse() });
  };
}

/** A Graph that answers as scripted and rejects every request beyond that. */
export function scriptedGraph(script: readonly Script[], changes: Partial<GraphOptions> = {}): ScriptedGraph {
  const rest = [...script];
  const sent: Sent[] = [];
  const logged: Logged[] = [];
  const waits: number[] = [];
  let now = Date.parse('2026-03-02T09:00:00Z');
  const record =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      logged.push({ level, event, fields });
    };
  const options: GraphOptions = {
    graph: 'https://graph.microsoft.com',
    fetch: async (input, init = {}) => {
      const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
      const url = new URL(input);
      const request = { method: init.method ?? 'GET', url, headers: new Headers(init.headers), body, init };
      sent.push(request);
      const next = rest.shift() ?? new Error('nothing more is scripted');
      if (next instanceof Error) throw next;
      return next instanceof Response ? next : next(request);
    },
    token: () => token,
    clock: {
      now: () => now,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
      },
    },
    log: { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') },
    newId: () => clientRequestId,
    ...changes,
  };
  return { directory: createDirectory(options), options, sent, logged, waits };
}

/** A user as Graph shows one. */
export function graphUser(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: accountId,
    displayName: 'Cloud App Security Service Account for SharePoint',
    userPrincipalName: 'tmcassp_1@contoso.example',
    accountEnabled: true,
    userType: 'Member',
    onPremisesSyncEnabled: null,
    isManagementRestricted: null,
    mobilePhone: null,
    lastPasswordChangeDateTime: '2019-03-11T09:42:17Z',
    passwordPolicies: 'DisablePasswordExpiration',
    ...changes,
  };
}
