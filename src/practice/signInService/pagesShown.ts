import { randomBytes } from 'node:crypto';

/** Consent pages that wait for their answer. */
export interface PagesShown<Asked> {
  /** A token for the form of this page, good for ten minutes and one answer. */
  show(request: Asked): string;
  take(token: string): Asked | undefined;
}

const lifetime = 10 * 60_000;

/** @param now milliseconds since 1970 */
export function createPagesShown<Asked>(now: () => number): PagesShown<Asked> {
  const shown = new Map<string, { readonly request: Asked; readonly until: number }>();
  return {
    show(request) {
      const token = randomBytes(24).toString('base64url');
      shown.set(token, { request, until: now() + lifetime });
      return token;
    },
    take(token) {
      const page = shown.get(token);
      shown.delete(token);
      return page && page.until > now() ? page.request : undefined;
    },
  };
}
