import type { Call } from './call';
import { notInAllowedRoles, premiumNeeded } from './errors';
import { parseFilter } from './odata/filter';
import type { Filterables, Row } from './odata/matching';
import { checkFilter, matches } from './odata/matching';
import { project, selectOf, sorted, topOf } from './odata/options';
import { pageOf } from './odata/paging';
import { contextUrl, type Answer } from './call';
import { holdsAny, reportRoles } from './rights';

/** Query options of both logs. */
export const logOptions: readonly string[] = ['$filter', '$top', '$orderby', '$select', '$skiptoken'];

/** @throws GraphFailure 403 unless the caller's roles may read reports */
export function requireReportRole(call: Call): void {
  if (call.tenant.troubles.strikes('logs-forbidden', call)) throw notInAllowedRoles();
  if (!holdsAny(call.caller.account, reportRoles)) throw notInAllowedRoles();
}

/** @throws GraphFailure 403 without Entra ID P1 */
export function requirePremium(call: Call): void {
  if (!call.tenant.world.premium) throw premiumNeeded();
}

/** Whether a log shows by now what it shows from this moment on (ISO 8601). */
export function isVisible(call: Call, visibleFrom: string): boolean {
  const delay = call.tenant.troubles.logDelayMinutes(call) * 60_000;
  return Date.parse(visibleFrom) + delay <= call.tenant.now();
}

export interface Log {
  /** For the OData context: `auditLogs/signIns`. */
  readonly name: string;
  readonly rows: readonly (Row & { readonly id: string })[];
  readonly filterables: Filterables;
  /** The one property that it can be sorted by: newest first without `$orderby`. */
  readonly time: string;
}

/** A page of a log, 1,000 entries at most. */
export function answerLog(call: Call, log: Log): Answer {
  const text = call.options.get('$filter');
  const filter = text === undefined ? undefined : parseFilter(text);
  if (filter) checkFilter(filter, log.filterables);
  const wanted = filter ? log.rows.filter((row) => matches(filter, row, log.filterables)) : log.rows;
  const inOrder = sorted(wanted, call.options.get('$orderby') ?? `${log.time} desc`, [log.time]);
  const page = pageOf(call, inOrder, topOf(call.options, 1000, 1000));
  const select = selectOf(call.options);
  const value = page.rows.map((row) => project(row, select));
  return { status: 200, body: { '@odata.context': contextUrl(call, log.name), ...page.link, value } };
}
