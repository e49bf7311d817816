import type { Version } from './call';
import { root } from './call';
import type { JsonObject } from './body';
import { isJsonObject, jsonBody } from './body';
import { badRequest } from './errors';

/** Source: Microsoft Graph, json-batching. */
const mostRequests = 20;

interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Relative, without the version: `/users`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

interface ItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Sends each request of a `$batch` body on its own and gathers the answers, in another order than asked: a reader must go
 * by the id.
 * @throws GraphFailure 400 when the batch as a whole cannot be read
 */
export async function answerBatch(
  outer: { readonly version: Version; readonly headers: Headers; readonly body: string },
  send: (request: Request) => Promise<Response>,
): Promise<{ responses: ItemAnswer[] }> {
  const items = readItems(jsonBody(outer));
  const answers = new Map<string, ItemAnswer>();
  for (const item of items) {
    const answer = item.dependsOn.some((id) => failed(answers.get(id)))
      ? failedDependency(item.id)
      : await answerItem(item, outer, send);
    answers.set(item.id, answer);
  }
  return { responses: [...answers.values()].reverse() };
}

async function answerItem(
  item: BatchItem,
  outer: { readonly version: Version; readonly headers: Headers },
  send: (request: Request) => Promise<Response>,
): Promise<ItemAnswer> {
  const headers = new Headers(item.headers);
  headers.set('authorization', outer.headers.get('authorization') ?? '');
  const hasBody = item.body !== undefined && item.method !== 'GET';
  const response = await send(
    new Request(`${root}/${outer.version}${item.url.startsWith('/') ? '' : '/'}${item.url}`, {
      method: item.method,
      headers,
      ...(hasBody ? { body: Buffer.from(JSON.stringify(item.body)) } : {}),
    }),
  );
  const text = await response.text();
  const body: { body?: unknown } = text === '' ? {} : { body: JSON.parse(text) };
  return { id: item.id, status: response.status, headers: Object.fromEntries(response.headers), ...body };
}

const failed = (answer: ItemAnswer | undefined): boolean => answer === undefined || answer.status >= 400;

function failedDependency(id: string): ItemAnswer {
  const error = { code: 'FailedDependency', message: 'A request that this one depends on has failed.' };
  return { id, status: 424, body: { error } };
}

function readItems(body: JsonObject): BatchItem[] {
  const { requests } = body;
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('The batch holds no requests.');
  if (requests.length > mostRequests) throw badRequest(`A batch holds ${mostRequests} requests at most.`);
  const items = requests.map(readItem);
  const ids = items.map(({ id }) => id.toLowerCase());
  if (new Set(ids).size < ids.length) throw badRequest('The ids of the requests are not unique.');
  for (const [at, { dependsOn }] of items.entries()) {
    const earlier = items.slice(0, at).map(({ id }) => id);
    if (!dependsOn.every((id) => earlier.includes(id)))
      throw badRequest('dependsOn names no earlier request.');
  }
  return items;
}

function readItem(item: unknown): BatchItem {
  if (!isJsonObject(item)) throw badRequest('A request of the batch is not an object.');
  const { id, method, url, headers = {}, body, dependsOn = [] } = item;
  if (typeof id !== 'string' || id === '' || typeof method !== 'string' || typeof url !== 'string') {
    throw badRequest('A request of the batch lacks its id, method or url.');
  }
  if (/^https?:/i.test(url) || /^\/?\$batch/i.test(url))
    throw badRequest('The url of a request is not relative.');
  if (!isTextRecord(headers) || !isTextList(dependsOn))
    throw badRequest('A request of the batch is malformed.');
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (body !== undefined && !hasType)
    throw badRequest('A request with a body needs the header Content-Type.');
  return { id, method: method.toUpperCase(), url, headers, body, dependsOn };
}

function isTextRecord(value: unknown): value is Readonly<Record<string, string>> {
  return isJsonObject(value) && Object.values(value).every((item) => typeof item === 'string');
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
