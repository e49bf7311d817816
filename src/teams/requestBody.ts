import type { IncomingMessage } from 'node:http';

/** The largest body that is read, in bytes. */
export const largestBody = 256 * 1024;

export type Body =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: number };

/**
 * Reads a JSON body. restify's own body parser is not used: one request with broken gzip ends the process, and its
 * size limit reads on to the end (both tried with 12.0.0).
 * @returns the HTTP status instead, when the body is refused: 413 too large, 400 no JSON or cut short
 */
export function readJson(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largestBody) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      request.pause();
      resolve({ ok: false, status: 413 });
    });
    request.once('end', () => resolve(parsed(Buffer.concat(chunks))));
    for (const broken of ['error', 'close']) request.once(broken, () => resolve({ ok: false, status: 400 }));
  });
}

function parsed(bytes: Buffer): Body {
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return { ok: false, status: 400 };
  }
}
