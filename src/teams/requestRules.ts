import type { IncomingMessage } from 'node:http';
import { largestBody } from './requestBody';

/** Which Host headers are answered: `loopback` keeps a web page from reaching a local service by a name of its own. */
export type Hosts = 'loopback' | 'any';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;
const json = /^application\/json(;|$)/i;

/** Looks at a request before anything is read of it. @returns the HTTP status to refuse it with */
export function refusal(request: IncomingMessage, hosts: Hosts): number | undefined {
  const { headers, method } = request;
  if (!hasAddress(request)) return 400;
  if (hosts === 'loopback' && !isLoopbackHost(headers.host)) return 403;
  if (headers['content-encoding'] !== undefined) return 415;
  if (headers.expect !== undefined) return 417;
  if (method === 'GET' || method === 'HEAD') return hasBody(request) ? 400 : undefined;
  if (method !== 'POST') return 405;
  if (!json.test(headers['content-type'] ?? '')) return 415;
  if (!hasBody(request)) return 411;
  return Number(headers['content-length'] ?? 0) > largestBody ? 413 : undefined;
}

/** Whether a Host header is a name that only this machine can have. */
export function isLoopbackHost(host: string | undefined): boolean {
  return loopback.test(host ?? '');
}

/**
 * restify makes a URL of target and Host where nothing catches what that throws, so one such request would end the
 * process: only a path, and only with a Host that is one.
 */
function hasAddress({ headers, url = '' }: IncomingMessage): boolean {
  return url.startsWith('/') && URL.canParse(`http://${headers.host ?? ''}${url}`);
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
