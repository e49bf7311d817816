import type { Troubles } from '../troubles';
import type { Account, Hash, World } from '../world/world';
import type { UserIndex } from './userIndex';

export type Version = 'v1.0' | 'beta';

/** What every handler works on: the world, its clock (milliseconds) and what may go wrong. */
export interface Tenant {
  readonly world: World;
  readonly now: () => number;
  readonly hashPassword: (plain: string) => Hash;
  readonly troubles: Troubles;
  readonly index: UserIndex;
  /** When what answers rarely has last answered, in milliseconds. */
  readonly pace: { conditionalAccess?: number };
}

/** The signed-in person, with the delegated scopes of the token. */
export interface Caller {
  readonly account: Account;
  readonly scopes: ReadonlySet<string>;
}

/** One request that has found its route. */
export interface Call {
  readonly tenant: Tenant;
  readonly caller: Caller;
  readonly version: Version;
  readonly method: string;
  /** With its version: `/v1.0/users/{id}`. */
  readonly path: string;
  /** What stood in the place of `{…}` in the route's path. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Query options by name, `$` included; only those that the route allows. */
  readonly options: ReadonlyMap<string, string>;
  readonly headers: Headers;
  readonly body: string;
}

export interface Answer {
  readonly status: 200 | 201 | 204;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/users/{id}`: a name in braces stands for one segment. */
  readonly path: string;
  /** Both, unless named. */
  readonly versions?: readonly Version[];
  /** Query options it understands; any other is a 400. */
  readonly options?: readonly string[];
  /** Delegated scopes, any one of which is enough; without it the handler decides. */
  readonly scopes?: readonly string[];
  readonly answer: (call: Call) => Answer;
}

export const root = 'https://graph.microsoft.com';

/** 200 with the OData context that Graph puts first: `users/$entity`. */
export function ok(call: Call, context: string, body: object): Answer {
  return { status: 200, body: { '@odata.context': contextUrl(call, context), ...body } };
}

export const noContent: Answer = { status: 204 };

export function contextUrl(call: Call, context: string): string {
  return `${root}/${call.version}/$metadata#${context}`;
}

/** ISO 8601 in UTC, whole seconds, as the directory shows times. */
export function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
