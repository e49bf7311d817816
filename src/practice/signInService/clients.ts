import { timingSafeEqual } from 'node:crypto';
import type { Entra } from './entra';
import { EntraRefusal } from './refusals';
import { hasExpired } from './tokens';

export type Client = 'bot' | 'app';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Which of the two registered clients is asking.
 *
 * A client assertion (certificate, federated credential) is only looked at, since whoever signed it is not played here.
 *
 * @throws EntraRefusal 700016, 7000215, 7000218
 */
export function authenticateClient(entra: Entra, form: URLSearchParams): Client {
  const { registration } = entra;
  const id = form.get('client_id');
  const isBot = id === registration.botId;
  if (!isBot && id !== registration.aadAppClientId) throw new EntraRefusal(700016);
  const secret = form.get('client_secret');
  if (secret !== null) {
    const wanted = isBot ? registration.botPassword : registration.aadAppClientSecret;
    if (!equal(secret, wanted)) throw new EntraRefusal(7000215);
  } else {
    const assertion = form.get('client_assertion');
    if (assertion === null || form.get('client_assertion_type') !== assertionType) {
      throw new EntraRefusal(7000218);
    }
    if (hasExpired(assertion, entra.now())) throw new EntraRefusal(7000215);
  }
  return isBot ? 'bot' : 'app';
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
