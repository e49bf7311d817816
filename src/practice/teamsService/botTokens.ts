import { createSigningKey, type Claims, type SigningKey } from '../keys';
import type { Registration } from '../registration';

/** What a test may spoil about the token of one activity; claims replace those of a good token. */
export interface TokenChanges {
  /** Signed by a key that nobody has published. */
  readonly byStranger?: boolean;
  /** `aud`, `iss`, `exp` (seconds since 1970), `serviceurl`, … */
  readonly claims?: Claims;
}

export interface BotTokens {
  /** The Authorization header of an activity on its way to the bot. */
  header(serviceUrl: string, changes?: TokenChanges): Promise<string>;
  /** GET /v1/.well-known/openidconfiguration. @param address where this service answers */
  metadata(address: string): object;
  /** GET /v1/.well-known/keys */
  keys(): object;
}

export const tokenIssuer = 'https://api.botframework.com';
export const metadataPath = '/v1/.well-known/openidconfiguration';
export const keysPath = '/v1/.well-known/keys';

/**
 * The Bot Framework's tokens for a bot (Microsoft Learn: bot-framework-rest-connector-authentication).
 *
 * @param machineNow milliseconds since 1970 by the clock that the bot's SDK reads
 */
export function createBotTokens(
  key: SigningKey,
  { botId }: Registration,
  machineNow: () => number,
): BotTokens {
  return {
    async header(serviceUrl, { byStranger, claims } = {}) {
      const iat = Math.floor(machineNow() / 1_000);
      const times = { iat, nbf: iat, exp: iat + 3_600 };
      const signer = byStranger ? await createSigningKey() : key;
      return `Bearer ${signer.sign({ aud: botId, iss: tokenIssuer, serviceurl: serviceUrl, ...times, ...claims })}`;
    },
    metadata: (address) => ({
      issuer: tokenIssuer,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: address + keysPath,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
    keys: () => ({ keys: [{ ...key.publicKey, x5t: key.publicKey.kid, endorsements: ['msteams'] }] }),
  };
}
