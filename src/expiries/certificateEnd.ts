import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { instant, type Instant } from '../procedure/time';

/** When the certificate in a PEM file ends, the first if there are more: it is the one that signs. */
export async function certificateEnd(path: string): Promise<Instant> {
  const { validTo } = new X509Certificate(await readFile(path, 'utf8'));
  return instant(Date.parse(validTo));
}
