import { z } from 'zod';
import type { Clock } from '../../procedure/ports/clock';
import { createSealing } from './sealed';
import { signInProblems } from './problems';
import { createTickets, type Tickets } from './tickets';
import type { EntraApp } from './entraApp';

/** Characters; longer claims stay in the memory of the process that heard them, and out of addresses. */
const longestClaims = 1_000;

const person = z.object({ tenantId: z.string(), userId: z.string(), name: z.string() });

const linkShape = z.object({
  person,
  /** The person's last sign-out when the link was made. */
  signOut: z.string(),
  problem: z.enum(signInProblems).optional(),
  claims: z.string().optional(),
  /** The person has asked for what is needed to change something. */
  wide: z.boolean().optional(),
});

const windowShape = z.object({
  person,
  signOut: z.string(),
  /** For PKCE: proves to Entra that whoever redeems the code is whoever asked for it. */
  verifier: z.string(),
  /**
   * What the id token has to repeat; the hash of what the browser has to bring back in its cookie, so that one value
   * ties both (OpenID Connect Core, section 15.5.2).
   */
  nonce: z.string(),
  claims: z.string().optional(),
  wide: z.boolean().optional(),
});

/** What a link says of the sign-in that it begins. */
export type Link = z.infer<typeof linkShape>;

/** A window that has been sent to Entra. */
export type Underway = z.infer<typeof windowShape>;

export interface BrowserTickets {
  readonly links: Tickets<Link>;
  readonly windows: Tickets<Underway>;
}

/**
 * Links and windows as sealed texts, so that each step may be taken in another process. What else makes them single:
 * a link brings a token only to the person it was made for, who has to sign in; a window needs the cookie, which goes
 * with its use, and a code, which Entra takes once.
 */
export function createBrowserTickets(
  { tenantId, clientId }: Pick<EntraApp, 'tenantId' | 'clientId'>,
  key: string | undefined,
  clock: Clock,
): BrowserTickets {
  const sealing = createSealing(key, `${tenantId}/${clientId}`.toLowerCase());
  return {
    links: createTickets({ sealing, purpose: 'link', shape: linkShape, clock }),
    windows: createTickets({ sealing, purpose: 'window', shape: windowShape, clock }),
  };
}

/** Claims that fit into an address. */
export function shortClaims(claims: string | undefined): string | undefined {
  return claims !== undefined && claims.length <= longestClaims ? claims : undefined;
}
