import { StorageFault, StorageUnreachable } from '../fault';

/** What the service said in the place of yes. */
export interface Refusal {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The service's own code, such as `EntityAlreadyExists`; without an answer the name of what was thrown. */
  readonly code: string;
  /** Milliseconds that it asks to wait. */
  readonly retryAfter: number;
}

interface Thrown {
  readonly name?: unknown;
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly details?: { readonly odataError?: { readonly code?: unknown } };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

/** Reads what the client library throws; its request and answer, which hold what is kept, go no further. */
export function refusalOf(thrown: unknown): Refusal {
  const { name, statusCode, code, details, response } = thrown as Thrown;
  const seconds = Number(response?.headers?.get('retry-after'));
  const texts = [details?.odataError?.code, code, name].filter((text) => typeof text === 'string');
  return {
    status: typeof statusCode === 'number' ? statusCode : 0,
    code: texts[0] ?? 'unknown',
    retryAfter: seconds > 0 ? seconds * 1000 : 0,
  };
}

/** It was not understood, not let in, or there is no such record: asking again gives the same answer. */
export function isFinal({ status }: Refusal): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** The record is not as the write expects it: there already (409), changed (412) or gone (404). */
export function isUnexpected(refusal: Refusal): boolean {
  return refusal.status === 409 || refusal.status === 412 || isGone(refusal);
}

/** There is no such record; a table that is not there is another matter. */
export function isGone({ status, code }: Refusal): boolean {
  return status === 404 && code !== 'TableNotFound';
}

/** What a refusal is to whoever uses the store. */
export function errorOf(refusal: Refusal): Error {
  const { status, code } = refusal;
  if (!isFinal(refusal)) return new StorageUnreachable(status === 0 ? code : `${status} ${code}`);
  if (status === 401 || status === 403) {
    return new StorageFault(
      `the storage account does not let the bot in (${status} ${code}): give its identity the role "Storage Table Data Contributor", or renew the connection string.`,
    );
  }
  return new StorageFault(
    `the storage account refused a request (${status} ${code}): see that the account and its table are there.`,
  );
}
