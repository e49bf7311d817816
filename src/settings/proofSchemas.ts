import { z } from 'zod';
import type { Instant } from '../procedure/time';
import type { Hidden } from './hidden';
import { appProof, appProofTerm, botProof } from './proofs';

interface Secret {
  readonly kind: 'secret';
  readonly secret: Hidden;
  /** Only whoever made it knows. */
  readonly expires: Instant | undefined;
}

interface Certificate {
  readonly kind: 'certificate';
  readonly path: string;
}

/** A managed identity that an app registration trusts. */
interface Federated {
  readonly kind: 'federated';
  readonly clientId: string;
}

/** How the bot proves to Teams who it is: the managed identity it runs as, or what its app registration knows. */
export type BotProof = { readonly kind: 'managed-identity' } | Federated | Certificate | Secret;

/** How the bot proves to Microsoft Entra who it is when it asks on an administrator's behalf. */
export type AppProof = Federated | Certificate | Secret;

export const botProofSchema = z.object(botProof).transform((given, context): BotProof => {
  const { BOT_TYPE: type, BOT_PASSWORD: secret, BOT_PASSWORD_EXPIRES: expires } = given;
  const { BOT_CERTIFICATE_PATH: path, BOT_FEDERATED_CLIENT_ID: clientId } = given;
  if (type === 'UserAssignedMSI') return { kind: 'managed-identity' };
  const proofs = {
    ...(clientId !== undefined && { BOT_FEDERATED_CLIENT_ID: { kind: 'federated', clientId } as const }),
    ...(path !== undefined && { BOT_CERTIFICATE_PATH: { kind: 'certificate', path } as const }),
    ...(secret && { BOT_PASSWORD: { kind: 'secret', secret, expires } as const }),
  };
  const [proof, another] = Object.values(proofs);
  if (another) return refuse(context, Object.keys(proofs).join(', '), together, 'Set exactly one of them');
  if (expires !== undefined && !secret) return useless(context, 'BOT_PASSWORD_EXPIRES', 'BOT_PASSWORD');
  return proof ?? missing(context, 'BOT_PASSWORD');
});

export const appProofSchema = z
  .object({ ...appProof, ...appProofTerm })
  .transform((given, context): AppProof => {
    const { AAD_APP_CLIENT_SECRET: secret, AAD_APP_CLIENT_SECRET_EXPIRES: expires } = given;
    const { AAD_APP_CERTIFICATE_PATH: path, AAD_APP_FEDERATED_CLIENT_ID: clientId } = given;
    const [proof, another] = [
      ...(clientId ? [{ kind: 'federated', clientId } as const] : []),
      ...(path ? [{ kind: 'certificate', path } as const] : []),
      ...(secret ? [{ kind: 'secret', secret, expires } as const] : []),
    ];
    if (!proof || another) {
      const names = Object.keys(appProof).join(', ');
      return refuse(context, names, another ? together : 'are missing', 'Set exactly one of them');
    }
    if (expires === undefined || secret) return proof;
    return useless(context, 'AAD_APP_CLIENT_SECRET_EXPIRES', 'AAD_APP_CLIENT_SECRET');
  });

const together = 'are not to be set together';

function missing(context: z.RefinementCtx, variable: string): never {
  context.addIssue({ code: 'invalid_type', path: [variable], expected: 'string', received: 'undefined' });
  return z.NEVER;
}

function useless(context: z.RefinementCtx, variable: string, without: string): never {
  return refuse(context, variable, `is of no use without ${without}`, 'Set both, or take it out');
}

function refuse(context: z.RefinementCtx, variable: string, message: string, cure: string): never {
  context.addIssue({ code: 'custom', path: [variable], message, params: { cure } });
  return z.NEVER;
}
