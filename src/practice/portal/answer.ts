import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Html } from './html';

/** Nothing from anywhere else, nothing inline, in no frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  // With `no-referrer` a browser would send our own forms with `Origin: null`.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

export interface Outgoing {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly extra?: Readonly<Record<string, string>>;
}

export function send(request: IncomingMessage, response: ServerResponse, out: Outgoing): void {
  response.writeHead(out.status, {
    ...headers,
    'Content-Type': `${out.type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(out.text),
    ...out.extra,
  });
  response.end(request.method === 'HEAD' ? undefined : out.text);
}

export function sendHtml(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  page: Html,
  extra: Readonly<Record<string, string>> = {},
): void {
  send(request, response, { status, type: 'text/html', text: page.text, extra });
}

export function sendTo(
  request: IncomingMessage,
  response: ServerResponse,
  to: string,
  extra: Readonly<Record<string, string>> = {},
): void {
  send(request, response, { status: 303, type: 'text/plain', text: '', extra: { ...extra, Location: to } });
}
