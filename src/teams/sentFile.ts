import type { Clock } from '../procedure/ports/clock';
import { errorFields, type Log } from '../procedure/ports/log';
import type { Cloud } from './cloud';
import { isRecord } from './inbound';
import { within } from './within';

/** A text file that a person has sent, or why there is none: none was sent, it is too large, it could not be had. */
export type SentFile =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' | 'too-large' | 'unreachable' };

export interface SentFileOptions {
  readonly cloud: Pick<Cloud, 'fileDomains'>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
}

/** Microsoft Learn: bots-filesv4. */
const downloadInfo = 'application/vnd.microsoft.teams.file.download.info';
/** Bytes; a report has about 10,000. */
const largest = 200 * 1024;
/** Milliseconds. */
const readWithin = 8_000;

/**
 * Reads the first file of a message. Its address comes from the message and carries its own permission: only a host of
 * the cloud's file domains is asked, over https, without following it elsewhere.
 */
export function createSentFile({ cloud, fetch, clock, log }: SentFileOptions) {
  return async (attachments: unknown): Promise<SentFile> => {
    const url = addressIn(attachments);
    if (url === undefined) return { kind: 'none' };
    if (!isAllowed(cloud, url)) {
      log.warn('file-refused', { reason: 'host' });
      return { kind: 'unreachable' };
    }
    const giveUp = new AbortController();
    const reading = read(fetch, url, giveUp.signal).catch((thrown: unknown): SentFile => {
      log.warn('file-not-read', errorFields(thrown));
      return { kind: 'unreachable' };
    });
    const found = (await within(clock, readWithin, reading))?.value;
    giveUp.abort();
    return found ?? { kind: 'unreachable' };
  };
}

function addressIn(attachments: unknown): string | undefined {
  const all: readonly unknown[] = Array.isArray(attachments) ? attachments : [];
  const file = all.filter(isRecord).find(({ contentType }) => contentType === downloadInfo);
  const content = file && isRecord(file['content']) ? file['content'] : {};
  const { downloadUrl } = content;
  return typeof downloadUrl === 'string' ? downloadUrl : undefined;
}

function isAllowed({ fileDomains }: Pick<Cloud, 'fileDomains'>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  return isPlain && fileDomains.some((domain) => hostname.endsWith(`.${domain}`));
}

async function read(fetch: SentFileOptions['fetch'], url: string, signal: AbortSignal): Promise<SentFile> {
  const response = await fetch(url, { redirect: 'error', signal });
  if (!response.ok || !response.body) return { kind: 'unreachable' };
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > largest) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return {
    kind: 'text',
    text: Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  };
}
