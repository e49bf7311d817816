import type { User } from '@microsoft/microsoft-graph-types';
import type { Answer } from '../procedure/answer';
import type { Found } from '../procedure/ports/directory';
import { get, literal } from './call';
import type { GraphClient } from './client';
import { ask, askAll } from './question';
import type { Question } from './question';
import { accountFrom, accountProperties } from './users';

const pageSize = '25';

/** What automatic provisioning of Cloud App Security calls its accounts. */
const displayNameBegin = 'Cloud App Security Service Account';
const userNameBegin = 'tmcas';

interface Page {
  readonly value?: unknown;
  readonly '@odata.nextLink'?: unknown;
}

function found(body: unknown): Found | undefined {
  const page = (body ?? {}) as Page;
  if (!Array.isArray(page.value)) return undefined;
  const accounts = (page.value as User[]).map(accountFrom).filter((account) => account !== undefined);
  return { accounts, more: page['@odata.nextLink'] !== undefined };
}

/** Users whose display name or user name begins with a text; a plain filter, so new accounts are in it soon. */
function beginningWith(displayName: string, userName: string): Question<Found> {
  const $filter = [
    `startswith(displayName,${literal(displayName)})`,
    `startswith(userPrincipalName,${literal(userName)})`,
  ].join(' or ');
  const query = { $filter, $select: accountProperties, $top: pageSize };
  return { call: get('/users', { query }), matter: 'directory', read: found };
}

/** Users with words in their display name that begin so, in any order (Microsoft Learn: aad-advanced-queries). */
function withWords(text: string): Question<Found> {
  const phrase = `displayName:${text}`.replace(/[\\"]/g, '\\$&');
  const query = { $search: `"${phrase}"`, $select: accountProperties, $top: pageSize };
  const headers = { ConsistencyLevel: 'eventual' };
  return { call: get('/users', { query, headers }), matter: 'directory', read: found };
}

/** The first hundred characters, without line breaks, control characters and halves of a surrogate pair. */
function searchable(text: string): string {
  return text
    .slice(0, 100)
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
}

function joined(first: Found, second: Found): Found {
  const accounts = new Map([...first.accounts, ...second.accounts].map((account) => [account.id, account]));
  return { accounts: [...accounts.values()], more: first.more || second.more };
}

export function findServiceAccounts(client: GraphClient): Promise<Answer<Found>> {
  return ask(client, beginningWith(displayNameBegin, userNameBegin));
}

/**
 * Both questions in one batch: `$filter` cannot say "contains", `$search` knows words only and may refuse a text
 * that has none. What begins with the text comes first.
 */
export async function search(client: GraphClient, typed: string): Promise<Answer<Found>> {
  const text = searchable(typed);
  const { begins, words } = await askAll(client, {
    begins: beginningWith(text, text),
    words: withWords(text),
  });
  if (!begins.ok) return words.ok ? words : begins;
  return words.ok ? { ...begins, value: joined(begins.value, words.value) } : begins;
}
