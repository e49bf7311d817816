import type { PurviewEntry, PurviewSearch } from '../world/purview';
import { keepSearch, purviewOf } from '../world/purviewLog';
import { jsonBody, type JsonObject } from './body';
import { contextUrl, isoSeconds, ok, type Answer, type Call, type Route } from './call';
import { badRequest, denied, notFound } from './errors';
import { topOf } from './odata/options';
import { pageOf } from './odata/paging';
import { holdsAny } from './rights';

/** Milliseconds after which a search runs and has ended: minutes in the real service, seconds here. */
const starts = 5_000;
const ends = 30_000;
/** Microsoft Learn, audit-search: completed searches are stored for 30 days. */
const storedFor = 30 * 24 * 3_600_000;
/** A page holds no more, whatever is asked for. */
const longestPage = 100;

const path = '/security/auditLog/queries';
/** Entries of SharePoint; source: Microsoft Graph, security-auditcoreroot-post-auditlogqueries. */
const scopes = ['AuditLogsQuery-SharePoint.Read.All', 'AuditLogsQuery.Read.All'];

/** Purview's audit log, which is asked by searches that take their time. */
export const auditQueryRoutes: readonly Route[] = [
  { method: 'POST', path, scopes, answer: begin },
  { method: 'GET', path: `${path}/{id}`, scopes, answer: show },
  {
    method: 'GET',
    path: `${path}/{id}/records`,
    options: ['$top', '$skiptoken'],
    scopes,
    answer: listRecords,
  },
];

/** Of the Entra roles only this one is in a role group of Purview's that may read its audit log (audit-search). */
function requireAuditReader({ caller }: Call): void {
  if (!holdsAny(caller.account, ['globalAdministrator'])) throw denied();
}

function begin(call: Call): Answer {
  requireAuditReader(call);
  const filters = readFilters(jsonBody(call));
  const search = keepSearch(call.tenant.world, call.tenant.now(), filters);
  const body = { '@odata.context': contextUrl(call, 'security/auditLog/queries/$entity') };
  return { status: 201, body: { ...body, ...resource(call, search) } };
}

const lists = ['operationFilters', 'userPrincipalNameFilters'];
const texts = ['displayName', 'filterStartDateTime', 'filterEndDateTime'];

/** @throws GraphFailure 400 for anything but what is played here: two lists, a name and a range of time */
function readFilters(body: JsonObject): JsonObject {
  for (const [name, value] of Object.entries(body)) {
    const isList = lists.includes(name) && Array.isArray(value) && value.every(isText);
    if (!isList && !(texts.includes(name) && isText(value)))
      throw badRequest(`The property '${name}' is not understood here.`);
  }
  const [from, until] = rangeOf(body);
  if (Number.isNaN(from) || Number.isNaN(until) || from > until)
    throw badRequest('The range of dates is not valid.');
  return body;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function rangeOf(filters: JsonObject): readonly [number, number] {
  return [
    Date.parse(String(filters['filterStartDateTime'])),
    Date.parse(String(filters['filterEndDateTime'])),
  ];
}

function show(call: Call): Answer {
  return ok(call, 'security/auditLog/queries/$entity', resource(call, searchOf(call)));
}

function searchOf(call: Call): PurviewSearch {
  requireAuditReader(call);
  const { world, now } = call.tenant;
  const search = purviewOf(world).searches.find(({ id }) => id === call.parameters['id']);
  if (!search || now() - Date.parse(search.begunDateTime) > storedFor)
    throw notFound(call.parameters['id'] ?? '');
  return search;
}

function resource(call: Call, { id, begunDateTime, filters }: PurviewSearch) {
  return { id, ...filters, status: statusOf(call.tenant.now() - Date.parse(begunDateTime)) };
}

function statusOf(age: number): 'notStarted' | 'running' | 'succeeded' {
  if (age < starts) return 'notStarted';
  return age < ends ? 'running' : 'succeeded';
}

/** What was in the log when the search ended; what came later needs another one. */
function listRecords(call: Call): Answer {
  const search = searchOf(call);
  const endedAt = Date.parse(search.begunDateTime) + ends;
  if (call.tenant.now() < endedAt) throw badRequest('The query is not ready.');
  const delay = call.tenant.troubles.logDelayMinutes(call) * 60_000;
  const rows = purviewOf(call.tenant.world)
    .entries.filter((entry) => Date.parse(entry.visibleFrom) + delay <= endedAt && fits(search, entry))
    .map((entry) => record(call, entry));
  const page = pageOf(call, rows, Math.min(topOf(call.options, longestPage, 1000), longestPage));
  const context = contextUrl(call, `security/auditLog/queries('${search.id}')/records`);
  return { status: 200, body: { '@odata.context': context, ...page.link, value: page.rows } };
}

function fits({ filters }: PurviewSearch, entry: PurviewEntry): boolean {
  const [from, until] = rangeOf(filters);
  const at = Date.parse(entry.createdDateTime);
  const { operationFilters, userPrincipalNameFilters } = filters;
  return (
    at >= from &&
    at <= until &&
    isAmong(operationFilters, entry.operation) &&
    isAmong(userPrincipalNameFilters, entry.userPrincipalName)
  );
}

/** Without a list everything fits. */
function isAmong(list: unknown, text: string): boolean {
  return !Array.isArray(list) || list.some((one) => String(one).toLowerCase() === text.toLowerCase());
}

function record(call: Call, { id, createdDateTime, operation, userPrincipalName }: PurviewEntry) {
  return {
    id,
    createdDateTime: isoSeconds(Date.parse(createdDateTime)),
    auditLogRecordType: 'sharePoint',
    operation,
    organizationId: call.tenant.world.tenantId,
    userType: 'regular',
    userId: userPrincipalName,
    service: 'SharePoint',
    objectId: '',
    userPrincipalName,
    clientIp: '198.51.100.7',
    administrativeUnits: [],
    auditData: {},
  };
}
