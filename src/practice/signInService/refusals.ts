import { randomUUID } from 'node:crypto';

interface Kind {
  readonly status: 400 | 401;
  readonly error: string;
  readonly says: string;
  readonly suberror?: string;
}

/**
 * Entra's refusals by AADSTS number: status, `error` and `suberror` are Entra's, the sentences are ours
 * (Microsoft Learn: reference-error-codes, v2-oauth2-on-behalf-of-flow).
 */
const kinds = {
  50013: {
    status: 400,
    error: 'invalid_grant',
    says: 'The assertion is not meant for this app or is not genuine.',
  },
  50057: { status: 400, error: 'invalid_grant', says: 'The account is switched off.' },
  50076: {
    status: 400,
    error: 'interaction_required',
    suberror: 'basic_action',
    says: 'A stronger sign-in with a second factor is required.',
  },
  50078: { status: 400, error: 'interaction_required', says: 'The second factor was given too long ago.' },
  50079: { status: 400, error: 'interaction_required', says: 'A second factor has yet to be set up.' },
  50173: { status: 400, error: 'invalid_grant', says: 'The grant was revoked; a new sign-in is required.' },
  53003: { status: 400, error: 'access_denied', says: 'A Conditional Access policy blocks this.' },
  65001: {
    status: 400,
    error: 'invalid_grant',
    suberror: 'consent_required',
    says: 'Nobody has consented to a permission that the app asks for.',
  },
  70000: {
    status: 400,
    error: 'invalid_grant',
    says: 'The code is unknown, used up, or was issued for another request.',
  },
  70003: { status: 400, error: 'unsupported_grant_type', says: 'This grant type is not offered.' },
  70008: { status: 400, error: 'invalid_grant', says: 'The code has expired.' },
  90002: { status: 400, error: 'invalid_request', says: 'There is no such tenant.' },
  90014: { status: 400, error: 'invalid_request', says: 'A required parameter is missing.' },
  500133: { status: 400, error: 'invalid_grant', says: 'The assertion has expired.' },
  500011: {
    status: 400,
    error: 'invalid_resource',
    says: 'The resource of this scope is not known in the tenant.',
  },
  501481: { status: 400, error: 'invalid_grant', says: 'The code verifier does not fit the code challenge.' },
  650053: {
    status: 400,
    error: 'invalid_client',
    says: 'The app asks for a permission that the resource does not have.',
  },
  700016: {
    status: 400,
    error: 'unauthorized_client',
    says: 'No app with this id is registered in the tenant.',
  },
  7000215: { status: 401, error: 'invalid_client', says: 'The client secret is wrong.' },
  7000218: {
    status: 401,
    error: 'invalid_client',
    says: 'A client secret or a client assertion is required.',
  },
} as const satisfies Record<number, Kind>;

/** The number after `AADSTS`. */
export type RefusalCode = keyof typeof kinds;

/** Thrown inside the service; it leaves as the JSON body that Entra would send. */
export class EntraRefusal extends Error {
  override readonly name = 'EntraRefusal';

  constructor(
    readonly code: RefusalCode,
    /** A claims challenge: JSON, not encoded. */
    readonly claims?: string,
  ) {
    super(kinds[code].says);
  }

  /** The OAuth 2.0 error. */
  get error(): string {
    return kinds[this.code].error;
  }

  /** @param now milliseconds since 1970 */
  response(now: number): Response {
    const { status, ...kind }: Kind = kinds[this.code];
    const timestamp = new Date(now).toISOString().replace('T', ' ').replace(/\.\d+/, '');
    const ids = { trace_id: randomUUID(), correlation_id: randomUUID() };
    const body = {
      error: kind.error,
      error_description:
        `AADSTS${this.code}: ${kind.says} Trace ID: ${ids.trace_id} ` +
        `Correlation ID: ${ids.correlation_id} Timestamp: ${timestamp}`,
      error_codes: [this.code],
      timestamp,
      ...ids,
      error_uri: `https://login.microsoftonline.com/error?code=${this.code}`,
      suberror: kind.suberror,
      claims: this.claims,
    };
    return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
  }
}
