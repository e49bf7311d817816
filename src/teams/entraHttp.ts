import type { TokenCredentialOptions } from '@azure/identity';

/** What @azure/identity takes as `httpClient`. */
export type HttpClient = NonNullable<TokenCredentialOptions['httpClient']>;
type PipelineRequest = Parameters<HttpClient['sendRequest']>[0];
type PipelineResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;
type PipelineHeaders = PipelineResponse['headers'];

/** A request was about to leave for a host that was not allowed; it did not leave. */
export class HostNotAllowed extends Error {
  override readonly name = 'HostNotAllowed';
  constructor() {
    super('the request was not sent: its host is not allowed');
  }
}

/**
 * The HTTP client for @azure/identity, so that it leaves through the one fetch of the service.
 * Redirects fail: a token endpoint has none, and following one would carry the secret along. Proxy settings that
 * the library reads from the environment are not used.
 * @param origin when given, requests to any other origin fail with `HostNotAllowed` before they leave. Only this
 *   stops AZURE_REGIONAL_AUTHORITY_NAME, which @azure/identity 4.13 obeys whatever its options say.
 */
export function fetchHttpClient(fetch: typeof globalThis.fetch, origin?: string): HttpClient {
  return {
    async sendRequest(request) {
      const url = new URL(request.url);
      if (origin !== undefined && url.origin !== new URL(origin).origin) throw new HostNotAllowed();
      const response = await fetch(url, requestInit(request));
      return {
        request,
        status: response.status,
        headers: pipelineHeaders(response.headers),
        bodyAsText: await response.text(),
      };
    },
  };
}

/**
 * Options for a credential of @azure/identity that speaks with this sign-in service and no other. Naming the
 * authority host keeps AZURE_AUTHORITY_HOST from moving it.
 * @param login origin of the sign-in service, such as `https://login.microsoftonline.com`
 */
export function entraOptions(login: string, fetch: typeof globalThis.fetch) {
  return {
    authorityHost: login,
    httpClient: fetchHttpClient(fetch, login),
    retryOptions: { maxRetries: 1 },
  } as const satisfies TokenCredentialOptions;
}

function requestInit(request: PipelineRequest): RequestInit {
  return {
    method: request.method,
    headers: request.headers.toJSON(),
    redirect: 'error',
    signal: signalOf(request),
    ...(typeof request.body === 'string' && { body: request.body }),
  };
}

/** Ends when the pipeline gives up or its time-out (milliseconds, 0 for none) is over. */
function signalOf(request: PipelineRequest): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (request.abortSignal?.aborted) abort();
  request.abortSignal?.addEventListener('abort', abort);
  const timeout = request.timeout > 0 ? request.timeout : defaultTimeout;
  return AbortSignal.any([controller.signal, AbortSignal.timeout(timeout)]);
}

const defaultTimeout = 20_000;

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
