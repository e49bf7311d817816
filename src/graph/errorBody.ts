interface GraphErrorBody {
  readonly code?: unknown;
  readonly 'request-id'?: unknown;
  readonly innerError?: unknown;
  readonly innererror?: unknown;
}

/**
 * The error of a body and those nested in it, outermost first. Samples write `innerError`, the schema
 * `innererror` (Microsoft Learn: errors).
 */
function chain(body: unknown): GraphErrorBody[] {
  const found: GraphErrorBody[] = [];
  let error = (body as { error?: unknown } | null | undefined)?.error;
  while (typeof error === 'object' && error !== null && found.length < 10) {
    const link: GraphErrorBody = error;
    found.push(link);
    error = link.innerError ?? link.innererror;
  }
  return found;
}

/** Error codes of a body, outermost first. Messages are for developers and not stable: nothing reads them. */
export function errorCodes(body: unknown): string[] {
  return chain(body)
    .map((error) => error.code)
    .filter((code) => typeof code === 'string');
}

/** Graph's `request-id` where a body names it. */
export function errorRequestId(body: unknown): string | undefined {
  return chain(body)
    .map((error) => error['request-id'])
    .find((id) => typeof id === 'string');
}
