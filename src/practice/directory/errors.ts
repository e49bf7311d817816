/** An answer of Microsoft Graph that says no: status, code and message of its error body. */
export class GraphFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'GraphFailure';
  }
}

/** 400 of the gateway: the request is not one that Graph can read. */
export const badRequest = (message: string): GraphFailure => new GraphFailure(400, 'BadRequest', message);

/** 400 of the directory: readable, but not acceptable. */
export const invalidValue = (message: string): GraphFailure =>
  new GraphFailure(400, 'Request_BadRequest', message);

/** 400: a query that the directory does not answer, or only as an advanced one. */
export const unsupportedQuery = (message: string): GraphFailure =>
  new GraphFailure(400, 'Request_UnsupportedQuery', message);

export const unauthenticated = (message: string): GraphFailure =>
  new GraphFailure(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': 'Bearer realm=""' });

/** 403: the same body for a missing scope and a missing role (Microsoft Graph: json-batching sample). */
export const denied = (): GraphFailure =>
  new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** 403 of the reports: the caller holds none of the roles that may read them. */
export const notInAllowedRoles = (): GraphFailure =>
  new GraphFailure(403, 'Authorization_RequestDenied', "User isn't in the allowed roles");

/** 403 of the reports in a tenant without Entra ID P1. */
export const premiumNeeded = (): GraphFailure =>
  new GraphFailure(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );

export const notFound = (id: string): GraphFailure =>
  new GraphFailure(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);

export const segmentNotFound = (segment: string): GraphFailure =>
  badRequest(`Resource not found for the segment '${segment}'.`);

export const methodNotAllowed = (allowed: readonly string[]): GraphFailure =>
  new GraphFailure(405, 'BadRequest', 'The method is not allowed for this resource.', {
    Allow: allowed.join(', '),
  });

/** 409, although the method was saved: the number is already somebody's sign-in name. */
export const phoneNumberNotUnique = (): GraphFailure =>
  new GraphFailure(409, 'phoneNumberNotUnique', 'The number is registered for sign-in by another user.');

export const throttled = (): GraphFailure =>
  new GraphFailure(429, 'TooManyRequests', 'Too many requests.', { 'Retry-After': '1' });

/** 429 of Conditional Access: without `Retry-After` (Microsoft Graph: throttling-limits). */
export const tooManyAtOnce = (): GraphFailure =>
  new GraphFailure(429, 'TooManyRequests', 'Too many requests.');

/** 501: Graph has this, the practice tenant does not play it. */
export const notPlayed = (what: string): GraphFailure =>
  new GraphFailure(501, 'NotImplemented', `${what} is not available here.`);

export const gatewayTimeout = (): GraphFailure =>
  new GraphFailure(504, 'UnknownError', 'The gateway did not get an answer in time.');
