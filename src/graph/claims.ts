function decoded(claims: string): string | undefined {
  // Node reads both alphabets of base64, padded or not.
  const text = Buffer.from(claims, 'base64').toString('utf8');
  try {
    return typeof JSON.parse(text) === 'object' ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What Microsoft Entra wants to see in the next token, as JSON, from the `WWW-Authenticate` headers of a claims
 * challenge (Microsoft Learn: claims-challenge); several headers arrive joined in one.
 */
export function challengedClaims(headers: Headers): string | undefined {
  const challenges = headers.get('www-authenticate') ?? '';
  return [...challenges.matchAll(/\bclaims="?([\w+/=-]+)"?/gi)]
    .map(([, claims = '']) => decoded(claims))
    .find((claims) => claims !== undefined);
}
