import type { Answer } from '../procedure/answer';
import type { LegacyResult, LegacySearch, LegacySignIn } from '../procedure/ports/purview';
import { add, get } from './call';
import type { GraphClient } from './client';
import { momentOf } from './moment';
import { ask } from './question';
import type { Question } from './question';

/** As Purview's audit log names a sign-in to SharePoint with user name and password: let in … */
const success = 'IDCRLSuccessSignIn';
/** … and turned away since the retirement of that protocol (message MC1184649). */
const blocked = 'IDCRLBlockedDueToSoftEnforcement';

/** What Purview lists the search as. */
const displayName = 'MFA for Cloud App Security: legacy sign-ins';

const searches = '/security/auditLog/queries';

/** Pages of one search's records that are read at most: one is usual, for one account and two operations. */
const mostPages = 5;

interface Page {
  readonly signIns: readonly LegacySignIn[];
  /** Query options of the page after this one. */
  readonly next: Readonly<Record<string, string>> | undefined;
}

/** A write of Graph's kind: sent once. It adds a search to Purview's list, where it stays for thirty days. */
export function searchLegacySignIns(client: GraphClient, search: LegacySearch): Promise<Answer<string>> {
  const body = {
    displayName,
    filterStartDateTime: search.from,
    filterEndDateTime: search.until,
    operationFilters: [success, blocked],
    userPrincipalNameFilters: [search.userPrincipalName],
  };
  return ask(client, {
    call: add(searches, {}, body),
    matter: 'log',
    read: (begun) => {
      const { id } = (begun ?? {}) as { id?: unknown };
      return typeof id === 'string' && id !== '' ? id : undefined;
    },
  });
}

/**
 * Its state first: the records of one that has not ended are refused. Only records that name the account count: that
 * the search was for this one alone is not taken on trust.
 */
export async function legacySignIns(
  client: GraphClient,
  id: string,
  userPrincipalName: string,
): Promise<Answer<LegacyResult>> {
  const state = await ask(client, stateOf(id));
  if (!state.ok) return state;
  if (state.value !== 'done') return { ...state, value: { state: state.value } };
  const signIns: LegacySignIn[] = [];
  let query: Page['next'] = { $top: '1000' };
  let answer: Answer<Page> | undefined;
  for (let page = 0; page < mostPages && query; page++) {
    answer = await ask(client, recordsOf(id, query, userPrincipalName.toLowerCase()));
    if (!answer.ok) return answer;
    signIns.push(...answer.value.signIns);
    query = signIns.some(({ isBlocked }) => !isBlocked) ? undefined : answer.value.next;
  }
  return { ...(answer?.ok ? answer : state), value: { state: 'done', signIns } };
}

function stateOf(id: string): Question<LegacyResult['state']> {
  return {
    call: get(`${searches}/{id}`, { params: { id } }),
    matter: 'log',
    read: (body) => {
      const { status } = (body ?? {}) as { status?: unknown };
      if (typeof status !== 'string') return undefined;
      if (status === 'succeeded') return 'done';
      return status === 'notStarted' || status === 'running' ? 'under-way' : 'failed';
    },
  };
}

function recordsOf(id: string, query: NonNullable<Page['next']>, account: string): Question<Page> {
  return {
    call: get(`${searches}/{id}/records`, { params: { id }, query }),
    matter: 'log',
    read: (body) => {
      const { value, ...rest } = (body ?? {}) as { value?: unknown; '@odata.nextLink'?: unknown };
      if (!Array.isArray(value)) return undefined;
      const signIns = (value as AuditLogRecord[])
        .filter(({ userPrincipalName, userId }) => (userPrincipalName ?? userId)?.toLowerCase() === account)
        .map(signInFrom)
        .filter((signIn) => signIn !== undefined);
      return { signIns, next: optionsOf(rest['@odata.nextLink']) };
    },
  };
}

/** As Graph documents it (auditLogRecord); its package of types has none. */
interface AuditLogRecord {
  readonly createdDateTime?: string | null;
  readonly operation?: string | null;
  readonly userPrincipalName?: string | null;
  readonly userId?: string | null;
}

function signInFrom({ createdDateTime, operation }: AuditLogRecord): LegacySignIn | undefined {
  const at = momentOf(createdDateTime);
  if (at === undefined || (operation !== success && operation !== blocked)) return undefined;
  return { at, operation, isBlocked: operation === blocked };
}

/** Of the link to the next page only the options are taken: where to ask is known. */
function optionsOf(link: unknown): Page['next'] {
  if (typeof link !== 'string' || !URL.canParse(link)) return undefined;
  return Object.fromEntries(new URL(link).searchParams);
}
