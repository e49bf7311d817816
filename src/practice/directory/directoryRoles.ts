import { createHash } from 'node:crypto';

import { targetOf } from './accounts';
import type { Answer, Call, Route } from './call';
import { contextUrl } from './call';
import { denied, invalidValue, notPlayed } from './errors';
import { countOf, project, selectOf } from './odata/options';
import { hasScope } from './rights';
import { roleName } from './roleTemplates';
import { fullProfile } from './userProperties';

const options = ['$count', '$select'];
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
  if (!/^(microsoft\.)?graph\.directoryRole$/i.test(cast)) throw notPlayed(`'transitiveMemberOf/${cast}'`);
  const isFull = hasScope(call.caller, fullInformation);
  const ownScopes = call.parameters['id'] === undefined ? ['User.Read'] : [];
  if (!isFull && !hasScope(call.caller, [...fullProfile, ...ownScopes])) throw denied();
  const eventual = call.headers.get('consistencylevel')?.toLowerCase() === 'eventual';
  if (!eventual || !countOf(call.options)) {
    throw invalidValue("An OData cast needs the header 'ConsistencyLevel: eventual' and $count=true.");
  }
  const select = selectOf(call.options);
  const roles = targetOf(call).roles.flatMap((templateId) => roleResource(call, templateId, isFull));
  const context = contextUrl(call, `directoryRoles${select ? `(${select.join(',')})` : ''}`);
  const value = roles.map((role) => project(role, select));
  return { status: 200, body: { '@odata.context': context, '@odata.count': roles.length, value } };
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
