import { createHash } from 'node:crypto';

import { targetOf } from './accounts';
import type { Answer, Call, Route } from './call';
import { contextUrl } from './call';
import { denied, invalidValue, notPlayed } from './errors';
import { countOf, project, selectOf, topOf } from './odata/options';
import { hasScope } from './rights';
import { roleName } from './roleTemplates';
import { fullProfile } from './userProperties';

const options = ['$count', '$select', '$top'];
const fullInformation = [
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
];

/**
 * The active directory roles of an account, by the cast that keeps roles out of all its memberships.
 * Source: Microsoft Graph, user-list-transitivememberof.
 */
export const directoryRoleRoutes: readonly Route[] = [
  { method: 'GET', path: '/me/transitiveMemberOf/{cast}', options, answer: listRoles },
  { method: 'GET', path: '/users/{id}/transitiveMemberOf/{cast}', options, answer: listRoles },
];

function listRoles(call: Call): Answer {
  const cast = call.parameters['cast'] ?? '';
  if (call.parameters['id'] !== undefined && /^(microsoft\.)?graph\.group$/i.test(cast))
    return listGroups(call);
  if (!/^(microsoft\.)?graph\.directoryRole$/i.test(cast)) throw notPlayed(`'transitiveMemberOf/${cast}'`);
  const isFull = hasScope(call.caller, fullInformation);
  const ownScopes = call.parameters['id'] === undefined ? ['User.Read'] : [];
  if (!isFull && !hasScope(call.caller, [...fullProfile, ...ownScopes])) throw denied();
  requireAdvanced(call);
  const select = selectOf(call.options);
  const roles = targetOf(call).roles.flatMap((templateId) => roleResource(call, templateId, isFull));
  const context = contextUrl(call, `directoryRoles${select ? `(${select.join(',')})` : ''}`);
  const value = roles.map((role) => project(role, select));
  return { status: 200, body: { '@odata.context': context, '@odata.count': roles.length, value } };
}

/** Ids of the groups of another account, which whoever reads whole profiles may know; their names are not played. */
function listGroups(call: Call): Answer {
  if (!hasScope(call.caller, [...fullProfile, ...fullInformation])) throw denied();
  requireAdvanced(call);
  const groups = (targetOf(call).groups ?? []).map((id) => ({ id, displayName: null }));
  const value = groups
    .slice(0, topOf(call.options, 100, 999))
    .map((group) => project(group, selectOf(call.options)));
  const context = contextUrl(call, 'groups');
  return { status: 200, body: { '@odata.context': context, '@odata.count': groups.length, value } };
}

/** @throws GraphFailure 400 when the header or the count is missing that a cast needs */
function requireAdvanced(call: Call): void {
  const eventual = call.headers.get('consistencylevel')?.toLowerCase() === 'eventual';
  if (!eventual || !countOf(call.options)) {
    throw invalidValue("An OData cast needs the header 'ConsistencyLevel: eventual' and $count=true.");
  }
}

/** A role as an object of the directory; to who may not read roles, only that there is one. */
function roleResource(call: Call, templateId: string, isFull: boolean) {
  const displayName = roleName(templateId);
  if (displayName === undefined) return [];
  const shown = { displayName, description: displayName, roleTemplateId: templateId };
  const hidden = { displayName: null, description: null, roleTemplateId: null };
  return [{ id: objectId(call.tenant.world.tenantId, templateId), ...(isFull ? shown : hidden) }];
}

/** The activated role has an id of its own in each tenant, other than its template's. */
function objectId(tenantId: string, templateId: string): string {
  const hex = createHash('sha256').update(`${tenantId}/${templateId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
