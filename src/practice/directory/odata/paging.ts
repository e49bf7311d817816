import type { Call } from '../call';
import { root } from '../call';
import { GraphFailure } from '../errors';
import type { Row } from './matching';

export interface Page {
  readonly rows: readonly Row[];
  /** To be spread into the answer: `@odata.nextLink` when more follows. */
  readonly link: { '@odata.nextLink'?: string };
}

/**
 * One page of a list, after the row that `$skiptoken` names. The token is opaque: only this function reads it.
 * @throws GraphFailure 400 when the token is none of ours or its row is gone
 */
export function pageOf(call: Call, rows: readonly (Row & { readonly id: string })[], top: number): Page {
  const token = call.options.get('$skiptoken');
  const begin = token === undefined ? 0 : placeAfter(rows, token);
  const page = rows.slice(begin, begin + top);
  const last = page.at(-1);
  const isLast = begin + top >= rows.length || !last;
  return { rows: page, link: isLast ? {} : { '@odata.nextLink': nextLink(call, last.id) } };
}

function placeAfter(rows: readonly { readonly id: string }[], token: string): number {
  const lastId = /^p\.(.+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  const place = rows.findIndex(({ id }) => id === lastId);
  if (place < 0)
    throw new GraphFailure(400, 'Directory_ExpiredPageToken', 'The page token is not valid any more.');
  return place + 1;
}

function nextLink(call: Call, lastId: string): string {
  const options = new Map(call.options);
  options.set('$skiptoken', Buffer.from(`p.${lastId}`).toString('base64url'));
  const query = [...options].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${root}${call.path}?${query}`;
}
