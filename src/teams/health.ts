import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackHost } from './requestRules';

/** What the web server tells of the bot's health. */
export interface HealthDesk {
  /** Whether the bot can do its work. */
  alive(): Promise<boolean>;
  /** For operators only. */
  report(): Promise<{ readonly store: { readonly reachable: boolean } }>;
  /** Only who bears a token reads the report; otherwise whoever asks on this machine does. */
  readonly asksToken: boolean;
  /** Whether this token lets its bearer read the report. */
  admits(token: string): boolean;
}

interface Answer {
  readonly status: number;
  /** JSON; nothing is said without it. */
  readonly body?: object;
}

export const alivePath = '/healthz';

/** Public, for whatever looks after the process: ok or not, and nothing more. */
export async function aliveAnswer(desk: HealthDesk): Promise<Answer> {
  const ok = await desk.alive();
  return { status: ok ? 200 : 503, body: { ok } };
}

export const closingAnswer: Answer = { status: 503, body: { ok: false } };

/**
 * For whoever bears the token, or, where none was set, is on this machine; to anybody else there is no such page. A
 * proxy on the same machine that marks nothing as passed on looks like this machine: a token shuts that out.
 */
export async function reportAnswer(desk: HealthDesk, request: Asked): Promise<Answer> {
  const token = /^Bearer ([!-~]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const mayRead = desk.asksToken || token !== undefined ? desk.admits(token ?? '') : isFromHere(request);
  if (!mayRead) return { status: 404 };
  const report = await desk.report();
  return { status: report.store.reachable ? 200 : 503, body: report };
}

/** What is looked at of a request. */
interface Asked {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: IncomingHttpHeaders;
}

/** What proxies, load balancers and Azure's front ends write into a request that they pass on. */
const passedOn =
  /^(forwarded|via|x-forwarded-.*|x-arr-.*|x-azure-.*|x-original-.*|x-envoy-.*|x-real-ip|x-client-ip|client-ip)$/;

/**
 * Whether somebody on this machine asks by themselves: a proxy on the same machine is no such somebody, nor is a page
 * in a browser that has given this machine a name of its own.
 */
export function isFromHere({ socket, headers }: Asked): boolean {
  const isLoopbackPeer = /^((::ffff:)?127[.]|::1$)/i.test(socket.remoteAddress ?? '');
  const isPassedOn = Object.keys(headers).some((name) => passedOn.test(name));
  return isLoopbackPeer && !isPassedOn && isLoopbackHost(headers.host);
}
