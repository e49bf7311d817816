import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Hash } from './world';

/** A rehearsal signs in often and guards nothing real: a hundredth of the usual cost keeps it brisk. */
const cost = { N: 1024, r: 8, p: 1 } as const;
const keyBytes = 32;

/** Makes the salted scrypt hash of a password or code. Both members are base64. */
export function hashPassword(plain: string): Hash {
  const salt = randomBytes(16);
  return {
    salt: salt.toString('base64'),
    scrypt: scryptSync(plain, salt, keyBytes, cost).toString('base64'),
  };
}

/** Tells, in a time that does not depend on the answer, whether `plain` is what was hashed. */
export function matches(plain: string, hash: Hash): boolean {
  const wanted = Buffer.from(hash.scrypt, 'base64');
  if (wanted.length !== keyBytes) return false;
  return timingSafeEqual(scryptSync(plain, Buffer.from(hash.salt, 'base64'), keyBytes, cost), wanted);
}
