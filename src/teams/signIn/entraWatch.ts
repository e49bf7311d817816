import type { TokenCredentialOptions } from '@azure/identity';
import { z } from 'zod';
import { HostNotAllowed } from '../entraHttp';
import { entraErrorShape, readEntraError } from './entraError';
import { readGranted } from './permissions';
import type { SignInRefused } from './problems';

type PipelinePolicy = NonNullable<TokenCredentialOptions['additionalPolicies']>[number]['policy'];

/** What was heard from the token endpoint during one exchange. */
export interface Heard {
  /** A request has left for it. */
  asked: boolean;
  refused?: SignInRefused;
  /** How long the token is good, seconds from the answer on; @azure/identity reckons by a clock of its own. */
  expiresIn?: number | undefined;
  /** The permissions that the token carries. */
  granted?: readonly string[] | undefined;
}

const tokenShape = z.object({
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  scope: z.string().optional().catch(undefined),
});

/** Listens at the token endpoint: @azure/identity drops `claims`, `suberror` and `error_codes` from what it throws. */
export function watchEntra(heard: Heard): PipelinePolicy {
  return {
    name: 'watchEntra',
    async sendRequest(request, next) {
      heard.asked = true;
      const response = await next(request).catch((thrown: unknown) => {
        if (thrown instanceof HostNotAllowed) heard.refused = { problem: 'misconfigured', code: thrown.name };
        throw thrown;
      });
      const body = response.bodyAsText ?? '';
      if (response.status >= 400) heard.refused = readRefusal(response.status, body);
      else hearToken(heard, body);
      return response;
    },
  };
}

function hearToken(heard: Heard, body: string): void {
  const said = tokenShape.safeParse(parse(body)).data;
  heard.expiresIn = said?.expires_in;
  heard.granted = readGranted(said?.scope);
}

/** A refusal of the token endpoint in our words. A busy or broken endpoint has not refused: it has not answered. */
export function readRefusal(status: number, body: string): SignInRefused {
  const said = entraErrorShape.safeParse(parse(body)).data;
  if (status === 429 || status >= 500 || !said)
    return { problem: 'entra-unreachable', code: `http-${status}` };
  return readEntraError(said);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
