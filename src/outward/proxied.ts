import { Agent, fetch as undiciFetch, ProxyAgent, type RequestInit as UndiciInit } from 'undici';
import { goesDirect } from './goesDirect';

/** The address of a proxy, `http://…` and perhaps with a password in it. */
export interface Proxied {
  readonly use: <T>(take: (proxy: string) => T) => T;
}

/**
 * A fetch whose requests go through a proxy, but for those that go past it. The two fetches are alike, but a `Response`
 * of undici's is none of Node's: what came is handed on as Node's.
 */
export function fetchThrough(proxy: Proxied, noProxy: string): typeof fetch {
  const direct = new Agent();
  const through = proxy.use((uri) => new ProxyAgent({ uri }));
  return async (input, init) => {
    if (input instanceof Request) throw new TypeError('give an address, not a Request');
    const url = new URL(input);
    const dispatcher = goesDirect(url, noProxy) ? direct : through;
    const came = await undiciFetch(url, { ...(init as UndiciInit), dispatcher });
    const { status, statusText, headers, body } = came;
    return new Response(body, { status, statusText, headers: [...headers] });
  };
}
