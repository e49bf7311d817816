import {
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { certificateEnd, type Expiring } from '../expiries';
import type { Clock } from '../procedure/ports/clock';
import type { LiveSettings } from '../settings';
import { certificateAssertion } from '../teams/certificateAssertion';
import type { Cloud } from '../teams/cloud';
import { entraOptions, fetchHttpClient } from '../teams/entraHttp';
import type { ClientCredential } from '../teams/signIn';

/** What the credentials reach out with. */
export interface Reach {
  readonly cloud: Pick<Cloud, 'login' | 'federation'>;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now'>;
}

type Proofs = Pick<LiveSettings, 'tenantId' | 'bot' | 'app'>;

/** How the bot gets its own tokens for Teams. */
export function botCredential({ tenantId, bot: { id, proof } }: Proofs, reach: Reach): TokenCredential {
  const options = entraOptions(reach.cloud.login, reach.fetch);
  switch (proof.kind) {
    case 'managed-identity':
      return managedIdentity(id, reach.fetch);
    case 'federated': {
      const assertion = federatedAssertion(proof.clientId, reach);
      return new ClientAssertionCredential(tenantId, id, assertion, options);
    }
    case 'certificate': {
      const audience = `${reach.cloud.login}/${tenantId}/oauth2/v2.0/token`;
      const holder = { certificatePath: proof.path, clientId: id };
      const assertion = () => certificateAssertion(holder, audience, reach.clock.now());
      return new ClientAssertionCredential(tenantId, id, assertion, options);
    }
    case 'secret':
      return proof.secret.use((secret) => new ClientSecretCredential(tenantId, id, secret, options));
  }
}

/** How the registration that administrators sign in to proves itself. */
export function appCredential({ app: { proof } }: Proofs, reach: Reach): ClientCredential {
  switch (proof.kind) {
    case 'federated':
      return { getAssertion: federatedAssertion(proof.clientId, reach) };
    case 'certificate':
      return { certificatePath: proof.path };
    case 'secret':
      return { clientSecret: proof.secret.use((secret) => secret) };
  }
}

/** The managed identity's token that the app registration trusts (Microsoft Learn: workload identity federation). */
function federatedAssertion(clientId: string, { cloud, fetch }: Reach): () => Promise<string> {
  const identity = managedIdentity(clientId, fetch);
  return async () => (await identity.getToken(`${cloud.federation}/.default`)).token;
}

/** Its endpoint is an address of the host's own, which only the host's variables name: no origin can be given. */
function managedIdentity(clientId: string, fetch: Reach['fetch']): ManagedIdentityCredential {
  return new ManagedIdentityCredential({ clientId, httpClient: fetchHttpClient(fetch) });
}

/** The certificates and secrets in use, by the names of their settings. A managed identity has nothing that ends. */
export function expiring({ bot, app }: Proofs): readonly Expiring[] {
  return [
    ...expiringProof(bot.proof, 'BOT_CERTIFICATE_PATH', 'BOT_PASSWORD'),
    ...expiringProof(app.proof, 'AAD_APP_CERTIFICATE_PATH', 'AAD_APP_CLIENT_SECRET'),
  ];
}

function expiringProof(
  proof: Proofs['bot']['proof'] | Proofs['app']['proof'],
  certificate: string,
  secret: string,
): readonly Expiring[] {
  if (proof.kind === 'certificate') return [{ setting: certificate, ends: () => certificateEnd(proof.path) }];
  return proof.kind === 'secret' ? [{ setting: secret, ends: async () => proof.expires }] : [];
}
