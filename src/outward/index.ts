import { goesDirect } from './goesDirect';
import type { Proxied } from './proxied';

export { goesDirect } from './goesDirect';
export type { Proxied } from './proxied';

/** How requests leave for the internet. */
export interface Outward {
  readonly fetch: typeof fetch;
  /** The proxy for an address, `http://…` and perhaps with a password in it; `undefined` when there is none. */
  readonly proxyOf: (address: string) => string | undefined;
}

/**
 * Node's own fetch knows of no proxy before Node 22.21 (and then only with NODE_USE_ENV_PROXY), so with a proxy
 * undici's is used, which Node's is made of. Without one nothing changes.
 * @param noProxy what goes past it, besides this machine
 */
export function createOutward(proxy: Proxied | undefined, noProxy = ''): Outward {
  if (!proxy) return { fetch, proxyOf: () => undefined };
  // Who has none never loads the library.
  const load = async () => (await import('./proxied.js')).fetchThrough(proxy, noProxy);
  let loading: ReturnType<typeof load> | undefined;
  return {
    fetch: async (input, init) => (await (loading ??= load()))(input, init),
    proxyOf: (address) => (goesDirect(address, noProxy) ? undefined : proxy.use((uri) => uri)),
  };
}
