import { createHash, randomBytes } from 'node:crypto';
import { EntraRefusal } from './refusals';

/** What a person agreed to, waiting to be fetched by the app. */
export interface Granted {
  readonly accountId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly nonce?: string;
  /** base64url of a SHA-256 (RFC 7636, S256). */
  readonly codeChallenge: string;
}

export interface CodeStore {
  /** A new authorization code, good for ten minutes and for one use. */
  issue(granted: Granted): string;
  /** @throws EntraRefusal 70000 unknown, used or for another redirect URI; 70008 expired; 501481 wrong verifier */
  redeem(code: string, redirectUri: string, verifier: string): Granted;
}

const lifetime = 10 * 60_000;

/** @param now milliseconds since 1970 */
export function createCodeStore(now: () => number): CodeStore {
  const codes = new Map<string, Granted & { readonly until: number }>();
  return {
    issue(granted) {
      const code = `1.${randomBytes(32).toString('base64url')}`;
      codes.set(code, { ...granted, until: now() + lifetime });
      return code;
    },
    redeem(code, redirectUri, verifier) {
      const granted = codes.get(code);
      // Also a failed attempt uses it up: a stolen code cannot be tried twice.
      codes.delete(code);
      if (granted?.redirectUri !== redirectUri) throw new EntraRefusal(70000);
      if (granted.until <= now()) throw new EntraRefusal(70008);
      if (challengeOf(verifier) !== granted.codeChallenge) throw new EntraRefusal(501481);
      return granted;
    },
  };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
