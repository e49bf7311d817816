/** The page that opened this window must still know it when it has come back to the bot. */
export const openerStays = { 'Cross-Origin-Opener-Policy': 'unsafe-none' } as const;

/** A browser holds a form to the addresses of this policy, the one that it is sent on to included. */
export function formHeaders(redirectUri: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self'",
      `form-action 'self' ${new URL(redirectUri).origin}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    ...openerStays,
  };
}

export function withQuery(address: string, values: Readonly<Record<string, string | null>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return url.href;
}
