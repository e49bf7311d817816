/** One request that left for Microsoft Graph; bodies are not kept. */
export interface GraphCall {
  readonly method: string;
  readonly url: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** What the caller calls it: the header `client-request-id`. */
  readonly clientRequestId?: string;
}

export interface Network {
  /** Reaches the hosts that are played and no other. */
  readonly fetch: typeof fetch;
  readonly graphCalls: readonly GraphCall[];
}

/** A host that is played. */
export type Host = (request: Request) => Promise<Response>;

const graphHost = 'graph.microsoft.com';

/** @param hosts by host name; they are reached over https alone */
export function createNetwork(hosts: ReadonlyMap<string, Host>): Network {
  const graphCalls: GraphCall[] = [];

  async function reach(request: Request): Promise<Response> {
    const { protocol, host } = new URL(request.url);
    const answer = protocol === 'https:' ? hosts.get(host) : undefined;
    if (!answer) throw noRoute(host);
    return untilAborted(request.signal, answer(request));
  }

  return {
    graphCalls,
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const counts = new URL(request.url).host === graphHost;
      const { method, url, headers } = request;
      const named = headers.get('client-request-id');
      const call = { method, url, ...(named !== null && { clientRequestId: named }) };
      const note = (status: number) => counts && graphCalls.push({ ...call, status });
      try {
        const response = await reach(request);
        note(response.status);
        return response;
      } catch (error) {
        note(0);
        throw error;
      }
    },
  };
}

/** What `fetch` rejects with when a name cannot be resolved. */
function noRoute(host: string): TypeError {
  const cause = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    hostname: host,
  });
  return new TypeError('fetch failed', { cause });
}

/** The caller may give up; whatever the host does goes on all the same, as it would far away. */
async function untilAborted(signal: AbortSignal, answer: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
