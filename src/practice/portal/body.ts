import type { IncomingMessage } from 'node:http';

const mostBytes = 8 * 1024;

export type FormOutcome =
  | { readonly kind: 'form'; readonly form: URLSearchParams }
  | { readonly kind: 'refused'; readonly status: 413 | 415 };

/** Reads a sent form of at most 8 KB; anything else is refused without being kept. */
export async function readForm(request: IncomingMessage): Promise<FormOutcome> {
  const [type] = (request.headers['content-type'] ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    return { kind: 'refused', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return { kind: 'refused', status: 413 };
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) return { kind: 'refused', status: 413 };
    parts.push(part);
  }
  return { kind: 'form', form: new URLSearchParams(Buffer.concat(parts).toString('utf8')) };
}
