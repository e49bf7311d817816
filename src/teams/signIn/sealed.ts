import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { z } from 'zod';

/** What a sealed text is for: each has a key of its own, so that none is taken for another. */
export type Purpose = 'link' | 'window' | 'report';

/** Values as texts that only this bot can make or read, safe in a URL. */
export interface Sealed<T> {
  seal(value: T): string;
  /** Nothing for a text that is not ours, was changed, or is for something else. */
  open(text: string): T | undefined;
}

export type Sealing = <T>(purpose: Purpose, shape: z.ZodType<T>) => Sealed<T>;

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** Characters; whatever is longer was not made here. */
const longestText = 8_000;

/**
 * AES-256-GCM (NIST SP 800-38D), one key for each purpose, by HKDF with SHA-256 (RFC 5869).
 * @param secret the same in all processes that share the work; without one, this process seals for itself alone
 * @param deployment whose texts these are: another deployment with the same secret cannot open them
 */
export function createSealing(secret: string | undefined, deployment: string): Sealing {
  const root = secret ?? randomBytes(32);
  return (purpose, shape) => {
    const key = Buffer.from(hkdfSync('sha256', root, deployment, `sign-in ${purpose}`, 32));
    return {
      seal: (value) => encrypt(key, JSON.stringify(value)),
      open: (text) => shape.safeParse(decrypt(key, text)).data,
    };
  };
}

function encrypt(key: Buffer, plain: string): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key, iv, { authTagLength: tagBytes });
  const body = Buffer.concat([sealing.update(plain, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64url');
}

/** The value, not looked at yet. The tag is checked in constant time, by `final`. */
function decrypt(key: Buffer, text: string): unknown {
  const bytes = Buffer.from(text.length > longestText ? '' : text, 'base64url');
  // One text only stands for a value: no other spelling of it counts as one that has not been used.
  if (bytes.length <= ivBytes + tagBytes || bytes.toString('base64url') !== text) return undefined;
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const plain = Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
    return JSON.parse(plain.toString('utf8'));
  } catch {
    return undefined;
  }
}
