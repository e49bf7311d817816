import { Agent, fetch as undiciFetch, ProxyAgent, type RequestInit as UndiciInit } from 'undici';
import { goesDirect } from './goesDirect';

export { goesDirect } from './goesDirect';

/** How requests leave for the internet. */
export interface Outward {
  readonly fetch: typeof fetch;
  /** The proxy for an address, `http://…` and perhaps with a password in it; `undefined` when there is none. */
  readonly proxyOf: (address: string) => string | undefined;
}

export interface Proxied {
  readonly use: <T>(take: (proxy: string) => T) => T;
}

/**
 * Node's own fetch knows of no proxy before Node 22.21 (and then only with NODE_USE_ENV_PROXY), so with a proxy
 * undici's is used, which Node's is made of. Without one nothing changes.
 * @param noProxy what goes past it, besides this machine
 */
export function createOutward(proxy: Proxied | undefined, noProxy = ''): Outward {
  if (!proxy) return { fetch, proxyOf: () => undefined };
  const direct = new Agent();
  const through = proxy.use((uri) => new ProxyAgent({ uri }));
  return {
    fetch: fetchBy((url) => (goesDirect(url, noProxy) ? direct : through)),
    proxyOf: (address) => (goesDirect(address, noProxy) ? undefined : proxy.use((uri) => uri)),
  };
}

/** The two fetches are alike, but a `Response` of the one is none of the other's: what came is handed on as Node's. */
function fetchBy(agentFor: (url: URL) => Agent | ProxyAgent): typeof fetch {
  return async (input, init) => {
    if (input instanceof Request) throw new TypeError('give an address, not a Request');
    const url = new URL(input);
    const came = await undiciFetch(url, { ...(init as UndiciInit), dispatcher: agentFor(url) });
    const { status, statusText, headers, body } = came;
    return new Response(body, { status, statusText, headers: [...headers] });
  };
}
