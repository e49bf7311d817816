import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as 43 letters of base64url: unguessable, and safe in a URL, a cookie and an attribute. */
export function randomText(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 as 43 letters of base64url: tells nothing of an unguessable text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Whether two texts are the same; how long it takes tells nothing of where they differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
