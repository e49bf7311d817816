import type { IncomingMessage } from 'node:http';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the browser asked for this machine by a loopback name: a foreign name that resolves here is refused. */
export function isLoopback(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  return URL.canParse(`http://${host}`) && loopback.has(new URL(`http://${host}`).hostname);
}

/** Whether a form was sent from a page of ours. A browser says so in one header or the other; silence is refused. */
export function isFromOurPage(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = request.headers;
  return origin !== undefined && host !== undefined && origin === `http://${host}`;
}

/** A link from elsewhere: the browser keeps our strict cookie to itself on that one request. */
export function isArrival(request: IncomingMessage): boolean {
  return request.headers['sec-fetch-site'] === 'cross-site' && request.headers.cookie === undefined;
}

export const cookieName = 'practice_session';

export function sessionCookie(request: IncomingMessage): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}
