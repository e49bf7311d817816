import { isIPv4 } from 'node:net';

/**
 * Whether a request goes past the proxy. This machine and its link never go through one: there the platform's
 * identity endpoint is (169.254.169.254), which gives tokens to whoever seems to ask from this machine.
 * @param noProxy names with commas between them, as curl reads them: a name stands for what is below it too; `*` for all
 */
export function goesDirect(address: string | URL, noProxy: string): boolean {
  const { hostname, port, protocol } = new URL(address);
  if (isNear(hostname.replace(/^\[(.*)\]$/, '$1'))) return true;
  const effective = port === '' ? (protocol === 'http:' ? '80' : '443') : port;
  return noProxy
    .toLowerCase()
    .split(',')
    .map((entry) => /^\*?\.?([^:]*)(?::(\d+))?$/.exec(entry.trim()))
    .some((entry) => {
      const [whole = '', name = '', only] = entry ?? [];
      if (whole === '*') return true;
      if (name === '' || (only !== undefined && only !== effective)) return false;
      return hostname === name || hostname.endsWith(`.${name}`);
    });
}

function isNear(host: string): boolean {
  const near = isIPv4(host) && /^(127|169[.]254)[.]/.test(host);
  return near || host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^fe80:/.test(host);
}
