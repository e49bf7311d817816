import type { Answer, Call, Route } from './call';
import { contextUrl, ok } from './call';
import { targetOf } from './accounts';
import { denied, invalidValue, unsupportedQuery } from './errors';
import { parseFilter } from './odata/filter';
import type { Filterables } from './odata/matching';
import { checkFilter, isAdvanced, matches } from './odata/matching';
import { countOf, project, selectOf, sorted, topOf } from './odata/options';
import { pageOf } from './odata/paging';
import { parseSearch } from './odata/search';
import { basicProfile, fullProfile, readableProperties, userProperties } from './userProperties';

const text = { type: 'string', comparisons: ['eq', 'ne', 'startswith', 'endswith'] } as const;
const startOfText = { type: 'string', comparisons: ['eq', 'ne', 'startswith'] } as const;

const filterables: Filterables = {
  id: { type: 'string', comparisons: ['eq', 'ne'] },
  displayName: startOfText,
  givenName: startOfText,
  surname: startOfText,
  jobTitle: startOfText,
  mailNickname: startOfText,
  mail: text,
  userPrincipalName: text,
  userType: { type: 'string', comparisons: ['eq', 'ne'] },
  accountEnabled: { type: 'boolean', comparisons: ['eq', 'ne'] },
  onPremisesSyncEnabled: { type: 'boolean', comparisons: ['eq', 'ne'] },
  createdDateTime: { type: 'dateTime', comparisons: ['eq', 'ne', 'ge', 'le', 'gt', 'lt'] },
};

/** Users, as Microsoft Graph lists and shows them. `$skip` is not among the options. Source: Microsoft Graph, user-list. */
export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    options: ['$select'],
    scopes: ['User.Read', ...fullProfile],
    answer: showUser,
  },
  { method: 'GET', path: '/users/{id}', options: ['$select'], answer: showUser },
  {
    method: 'GET',
    path: '/users',
    options: ['$select', '$filter', '$search', '$orderby', '$top', '$count', '$skiptoken'],
    scopes: [...fullProfile, ...basicProfile],
    answer: listUsers,
  },
];

function showUser(call: Call): Answer {
  const select = selectOf(call.options);
  const names = readableProperties(call, select);
  const body = project(userProperties(targetOf(call), call), names);
  return ok(call, `users${columns(select)}/$entity`, body);
}

function listUsers(call: Call): Answer {
  if (call.caller.account.userType === 'Guest') throw denied();
  checkAdvanced(call);
  const select = selectOf(call.options);
  const names = readableProperties(asList(call), select);
  const accounts = call.tenant.index.shown(call.tenant.world.accounts);
  const rows = chosen(
    call,
    accounts.map((account) => userProperties(account, call)),
  );
  const page = pageOf(call, rows, topOf(call.options, 100, 999));
  const count = countOf(call.options) ? { '@odata.count': rows.length } : {};
  const value = page.rows.map((row) => project(row, names));
  const context = { '@odata.context': contextUrl(call, `users${columns(select)}`) };
  return { status: 200, body: { ...context, ...count, ...page.link, value } };
}

type UserRow = ReturnType<typeof userProperties>;

function chosen(call: Call, rows: readonly UserRow[]): readonly UserRow[] {
  const { options } = call;
  const filterText = options.get('$filter');
  const searchText = options.get('$search');
  const orderby = options.get('$orderby');
  let left = rows;
  if (filterText !== undefined) {
    const filter = parseFilter(filterText);
    checkFilter(filter, filterables);
    left = left.filter((row) => matches(filter, row, filterables));
  }
  if (searchText !== undefined) left = left.filter(parseSearch(searchText));
  if (orderby === undefined) return left;
  return sorted(left, orderby, ['displayName', 'userPrincipalName', 'createdDateTime']);
}

/** @throws GraphFailure 400 for an advanced query without its header and `$count`. Source: aad-advanced-queries */
function checkAdvanced({ options, headers }: Call): void {
  const eventual = headers.get('consistencylevel')?.toLowerCase() === 'eventual';
  if (options.has('$search') && !eventual) {
    throw invalidValue("$search needs the request header 'ConsistencyLevel: eventual'.");
  }
  const counted = countOf(options);
  if (counted && !eventual)
    throw invalidValue("$count needs the request header 'ConsistencyLevel: eventual'.");
  const filter = options.get('$filter');
  const advanced = filter !== undefined && (isAdvanced(parseFilter(filter)) || options.has('$orderby'));
  if (advanced && !(eventual && counted)) throw unsupportedQuery('Unsupported query.');
}

/** A list is never the caller's own profile, so User.Read alone does not open it. */
function asList(call: Call): Call {
  return { ...call, parameters: { id: '' } };
}

const columns = (select: readonly string[] | undefined): string => (select ? `(${select.join(',')})` : '');
