import type { Cloud } from '../cloud';

/** How the bot's app registration proves to Microsoft Entra that it is itself. */
export type ClientCredential =
  | { readonly clientSecret: string }
  /** A file with the certificate and its private key, both PEM. */
  | { readonly certificatePath: string }
  /** A federated identity's token, for the audience `api://AzureADTokenExchange`. */
  | { readonly getAssertion: () => Promise<string> };

/** Delegated permissions of Microsoft Graph, by the names that the public cloud has for them. */
export interface Permissions {
  /** Named at every sign-in. */
  readonly reads: readonly string[];
  /** Named only for somebody who has asked for it: a consent of its own. */
  readonly writes: readonly string[];
  /** A token that lacks one of these is of no use. */
  readonly least: readonly string[];
}

/** The app registration people sign in to, and the way to the Microsoft Entra it lives in. */
export interface EntraApp {
  readonly tenantId: string;
  /** Application (client) id of the registration for single sign-on. */
  readonly clientId: string;
  /** Application id of the bot; it is part of the registration's `api://botid-…`. */
  readonly botId: string;
  readonly credential: ClientCredential;
  /** Where tokens come from and what for; where a browser goes to sign in: the same host in the public cloud. */
  readonly cloud: Pick<Cloud, 'login' | 'authorizeHost' | 'graph' | 'permissions'>;
  readonly permissions: Permissions;
  readonly fetch: typeof fetch;
}

/** The registration's application id URI, as Teams wants it (Microsoft Learn: bot-sso-register-aad). */
export function applicationIdUri(app: Pick<EntraApp, 'botId'>): string {
  return `api://botid-${app.botId}`;
}

/** Milliseconds that we wait for Microsoft Entra: Teams gives up on an invoke after about ten seconds. */
const patience = 8000;

/** A fetch that ends by itself, so that a silent Entra cannot hold a turn. */
export function withPatience(inner: typeof fetch): typeof fetch {
  return (input, init) => {
    const ending = AbortSignal.timeout(patience);
    const signal = init?.signal ? AbortSignal.any([init.signal, ending]) : ending;
    return inner(input, { ...init, signal });
  };
}
