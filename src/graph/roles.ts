import type { DirectoryRole, Group } from '@microsoft/microsoft-graph-types';
import { get } from './call';
import type { Question } from './question';

/**
 * Template ids of the directory roles that somebody holds now, through groups too. The cast to one type is an
 * advanced query: header and `$count` are required (Microsoft Learn: user-list-transitivememberof). A role that
 * is only eligible, or scoped to an administrative unit, is not among them.
 * @param who `me`, or the id of a user
 */
export function rolesOf(who: 'me' | { readonly id: string }): Question<readonly string[]> {
  const roles = 'transitiveMemberOf/microsoft.graph.directoryRole';
  const rest = {
    query: { $count: 'true', $select: 'id,displayName,roleTemplateId' },
    headers: { ConsistencyLevel: 'eventual' },
  };
  return {
    call:
      who === 'me'
        ? get(`/me/${roles}`, rest)
        : get(`/users/{id}/${roles}`, { ...rest, params: { id: who.id } }),
    matter: 'directory',
    read: templateIds,
  };
}

function templateIds(body: unknown): readonly string[] | undefined {
  const { value } = (body ?? {}) as { value?: unknown };
  if (!Array.isArray(value)) return undefined;
  const ids = (value as DirectoryRole[]).map((role) => role.roleTemplateId);
  // Objects that may not be read come with their type and id alone: then this list says nothing.
  return ids.every((id) => typeof id === 'string') ? ids : undefined;
}

/** Ids of the groups that somebody is in, through groups too; not understood when there are more than a page. */
export function groupsOf(id: string): Question<readonly string[]> {
  return {
    call: get('/users/{id}/transitiveMemberOf/microsoft.graph.group', {
      params: { id },
      query: { $count: 'true', $select: 'id', $top: '999' },
      headers: { ConsistencyLevel: 'eventual' },
    }),
    matter: 'directory',
    read: (body) => {
      const page = (body ?? {}) as { value?: unknown; '@odata.nextLink'?: unknown };
      if (!Array.isArray(page.value) || page['@odata.nextLink'] !== undefined) return undefined;
      const ids = (page.value as Group[]).map((group) => group.id);
      return ids.every((groupId) => typeof groupId === 'string') ? ids : undefined;
    },
  };
}
