import type { TableServiceClientOptions } from '@azure/data-tables';

type HttpClient = NonNullable<TableServiceClientOptions['httpClient']>;
type PipelineRequest = Parameters<HttpClient['sendRequest']>[0];
type PipelineHeaders = Awaited<ReturnType<HttpClient['sendRequest']>>['headers'];

/** Milliseconds that one request may take. */
const patience = 5_000;

/** The HTTP client for @azure/data-tables, so that it leaves through the one fetch of the service. */
export function fetchHttpClient(fetch: typeof globalThis.fetch): HttpClient {
  return {
    async sendRequest(request) {
      const response = await fetch(request.url, requestInit(request));
      return {
        request,
        status: response.status,
        headers: pipelineHeaders(response.headers),
        bodyAsText: await response.text(),
      };
    },
  };
}

function requestInit({ method, headers, body }: PipelineRequest): RequestInit {
  const sent = new Headers(headers.toJSON());
  // It counts what the library would have sent.
  sent.delete('content-length');
  return {
    method,
    headers: sent,
    // The service redirects nobody; following one would carry the key's signature along.
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    ...(typeof body === 'string' && { body: asciiJson(body) }),
  };
}

/** The same JSON with no character longer than a byte: Azurite 3.35 spoils one that lies across two packets. */
function asciiJson(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function pipelineHeaders(headers: Headers): PipelineHeaders {
  return {
    get: (name) => headers.get(name) ?? undefined,
    has: (name) => headers.has(name),
    set: (name, value) => headers.set(name, String(value)),
    delete: (name) => headers.delete(name),
    toJSON: () => Object.fromEntries(headers),
    [Symbol.iterator]: () => headers.entries(),
  };
}
