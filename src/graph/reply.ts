import { instant } from '../procedure/time';
import type { Instant } from '../procedure/time';
import { errorRequestId } from './errorBody';

/** What came back of one call. */
export interface Reply {
  /** HTTP status; 0 when nothing (whole) came back. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Microsoft's clock. */
  readonly at: Instant;
  readonly requestId: string;
}

/** What a reply is given when its own headers and body are silent. */
export interface Origin {
  readonly at: Instant;
  readonly requestId: string;
}

export function reply(status: number, headers: Headers, body: unknown, origin: Origin): Reply {
  const date = Date.parse(headers.get('date') ?? '');
  return {
    status,
    headers,
    body,
    at: Number.isNaN(date) ? origin.at : instant(date),
    requestId: headers.get('request-id') ?? errorRequestId(body) ?? origin.requestId,
  };
}

/** Text as JSON; `undefined` when it is something else, such as the page of a proxy. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
