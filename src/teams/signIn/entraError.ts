import { z } from 'zod';
import type { SignInProblem, SignInRefused } from './problems';

/** What the token endpoint says of a refusal; `error_description` is left out on purpose (it names people). */
export const entraErrorShape = z.object({
  error: z.string().max(100),
  suberror: z.string().max(100).optional(),
  error_codes: z.array(z.number()).optional(),
  claims: z.string().max(10_000).optional(),
});

export type EntraError = z.infer<typeof entraErrorShape>;

// Microsoft Learn: reference-error-codes
const byNumber: Readonly<Record<number, SignInProblem>> = {
  65001: 'consent-needed',
  50076: 'step-up',
  50078: 'step-up',
  50079: 'step-up',
  50173: 'step-up',
  70043: 'step-up',
  50013: 'assertion-expired',
  500133: 'assertion-expired',
  53000: 'blocked',
  53001: 'blocked',
  53002: 'blocked',
  53003: 'blocked',
  53004: 'blocked',
};

// RFC 6749, section 5.2, and OpenID Connect Core, section 3.1.2.6
const byName: Readonly<Record<string, SignInProblem>> = {
  consent_required: 'consent-needed',
  interaction_required: 'step-up',
  login_required: 'step-up',
  access_denied: 'cancelled',
  invalid_client: 'misconfigured',
  unauthorized_client: 'misconfigured',
  temporarily_unavailable: 'entra-unreachable',
  server_error: 'entra-unreachable',
};

/** Tells refusals apart by number, `suberror` and `error`, never by the sentence (Microsoft Learn: v2-oauth2-on-behalf-of-flow). */
export function readEntraError(said: EntraError): SignInRefused {
  const numbers = said.error_codes ?? [];
  const known = numbers.find((number) => byNumber[number] !== undefined);
  const problem =
    (known === undefined ? undefined : byNumber[known]) ??
    byName[said.suberror ?? ''] ??
    byName[said.error] ??
    'refused';
  const number = known ?? numbers[0];
  return {
    problem,
    code: number === undefined ? codeOf(said.error) : `AADSTS${number}`,
    claims: said.claims,
  };
}

function codeOf(error: string): string {
  return /^[a-z_]{1,60}$/.test(error) ? error : 'unknown';
}
