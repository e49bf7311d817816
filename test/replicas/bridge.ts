import type { IncomingMessage } from 'node:http';
import { addressHeader, replicaHeader } from './bridgeFetch';
import { openServer, type Answer } from './httpServer';
import type { Passing, Place, WriteKind } from './places';

/** Between the replicas and everything that they speak with. */
export interface Bridge {
  readonly address: string;
  /** Every write that reached Microsoft Graph, in order. */
  readonly writes: readonly GraphWrite[];
  /** How often a table answered that somebody else had written before. */
  readonly conflicts: () => number;
  close(): Promise<void>;
}

export interface GraphWrite {
  readonly accountId: string;
  readonly kind: WriteKind | 'unknown';
  readonly status: number;
}

interface BridgeOptions {
  /** Plays Microsoft Graph and Entra. */
  readonly practice: typeof fetch;
  /** Origin of the practice tenant's Teams service. */
  readonly teams: string;
  readonly passes: Passing;
}

/** Headers that belong to one connection, or that no longer fit the body. */
const ofTheConnection = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
];

/** A request that arrives before a kill may be carried out or not; one that was carried out stays so. */
export async function openBridge({ practice, teams, passes }: BridgeOptions): Promise<Bridge> {
  const writes: GraphWrite[] = [];
  let conflicts = 0;
  const server = await openServer(async (request, body) => {
    const address = String(request.headers[addressHeader]);
    const write = writeOf(request.method ?? '', address, body);
    const place = placeOf(request, address, teams, write?.kind);
    await passes({ ...place, when: 'before' });
    const reach = place.traffic === 'graph' || place.traffic === 'entra' ? practice : fetch;
    const answer = await carry(reach, request, address, body);
    if (write) writes.push({ ...write, status: answer.status });
    if (place.traffic === 'table' && [409, 412].includes(answer.status)) conflicts += 1;
    await passes({ ...place, when: 'after' });
    return answer;
  });
  return { address: server.address, writes, conflicts: () => conflicts, close: () => server.close() };
}

async function carry(
  reach: typeof fetch,
  { method, headers }: IncomingMessage,
  address: string,
  body: Buffer,
): Promise<Answer> {
  const names = [...ofTheConnection, 'host', addressHeader, replicaHeader];
  const sent = Object.entries(headers).filter(([name]) => !names.includes(name));
  const response = await reach(address, {
    ...{ method, redirect: 'manual', headers: sent.map(([name, value]) => [name, String(value)]) },
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => !ofTheConnection.includes(name)),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

function placeOf(
  { headers, method }: IncomingMessage,
  address: string,
  teams: string,
  writes: GraphWrite['kind'] | undefined,
): Omit<Place, 'when'> {
  const { host, origin } = new URL(address);
  const replica = Number(headers[replicaHeader]);
  if (host === 'graph.microsoft.com')
    return { traffic: 'graph', replica, ...(writes && writes !== 'unknown' && { writes }) };
  if (host === 'login.microsoftonline.com') return { traffic: 'entra', replica };
  if (origin === teams) return { traffic: 'teams', replica, isMessage: method === 'POST' };
  return { traffic: 'table', replica };
}

/** What a request to Microsoft Graph changes; `undefined` when it only reads. */
function writeOf(method: string, address: string, body: Buffer): Omit<GraphWrite, 'status'> | undefined {
  const { host, pathname } = new URL(address);
  if (host !== 'graph.microsoft.com' || method === 'GET' || pathname.endsWith('/$batch')) return undefined;
  const [, , , accountId = '', ...rest] = pathname.split('/');
  return { accountId, kind: kindOf(rest.join('/'), body.toString('utf8')) };
}

function kindOf(path: string, body: string): GraphWrite['kind'] {
  if (path.startsWith('authentication/phoneMethods')) return 'authentication phone';
  if (path === 'authentication/requirements') return 'per-user MFA';
  if (path !== '') return 'unknown';
  return body.includes('"passwordProfile"')
    ? 'password'
    : body.includes('"mobilePhone"')
      ? 'contact number'
      : 'unknown';
}
