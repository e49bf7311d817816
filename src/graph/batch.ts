import { address } from './call';
import type { Call } from './call';
import type { GraphClient } from './client';
import { errorCodes } from './errorBody';
import { reply } from './reply';
import type { Reply } from './reply';
import { pauseBeforeNext, readBudget } from './retry';

interface Item {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly headers?: Readonly<Record<string, unknown>> | null;
  readonly body?: unknown;
}

/** At most 20 reads, all of v1.0: the version is the batch's own (Microsoft Learn: json-batching). */
function batchOf(calls: ReadonlyMap<string, Call>): Call {
  const requests = [...calls].map(([id, call]) => ({
    id,
    method: call.method,
    url: address(call),
    ...(call.headers && { headers: call.headers }),
  }));
  return { method: 'POST', version: 'v1.0', template: '/$batch', body: { requests }, repeatable: true };
}

function itemsOf(body: unknown): readonly Item[] {
  const responses = (body as { responses?: unknown } | null | undefined)?.responses;
  return Array.isArray(responses) ? (responses as Item[]) : [];
}

/** An item as a reply of its own; its clock is the batch's. One that is missing was not answered. */
function replyOf(item: Item | undefined, outer: Reply): Reply {
  if (!item) return { ...outer, status: 0, body: undefined };
  const texts = Object.entries(item.headers ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return reply(typeof item.status === 'number' ? item.status : 0, new Headers(texts), item.body, outer);
}

/** Replies to the given calls, from one batch. When the batch itself was refused, so was each of them. */
async function round(client: GraphClient, calls: ReadonlyMap<string, Call>, until: number) {
  const outer = await client.send(batchOf(calls), until);
  const items = new Map(itemsOf(outer.body).map((item) => [String(item.id), item]));
  const replies = new Map<string, Reply>();
  for (const [id, call] of calls) {
    if (outer.status !== 200) {
      replies.set(id, outer);
      continue;
    }
    const answer = replyOf(items.get(id), outer);
    replies.set(id, answer);
    client.log[answer.status >= 200 && answer.status < 300 ? 'debug' : 'warn']('graph batch item', {
      method: call.method,
      path: call.template,
      status: answer.status,
      code: errorCodes(answer.body)[0],
      requestId: answer.requestId,
    });
  }
  return { replies, whole: outer.status === 200 };
}

/**
 * Reads of v1.0 in one round trip. Graph's own retry advice is per item, and so is ours: what failed for a
 * moment is asked again, alone, within the budget of a single read.
 */
export async function batch<K extends string>(
  client: GraphClient,
  calls: Readonly<Record<K, Call>>,
): Promise<Record<K, Reply>> {
  const { clock } = client;
  const until = clock.now() + readBudget;
  const replies = new Map<string, Reply>();
  let open: ReadonlyMap<string, Call> = new Map(Object.entries<Call>(calls));
  for (let attempt = 0; open.size > 0; attempt++) {
    const answered = await round(client, open, until);
    for (const [id, answer] of answered.replies) replies.set(id, answer);
    // A batch that failed as a whole has had its repetitions in the client already.
    if (!answered.whole) break;
    const pauses = new Map<string, number>();
    for (const [id, answer] of answered.replies) {
      const pause = pauseBeforeNext(answer, attempt, until - clock.now(), open.get(id)?.apart);
      if (pause !== undefined) pauses.set(id, pause);
    }
    open = new Map([...open].filter(([id]) => pauses.has(id)));
    if (open.size > 0) await clock.wait(Math.max(...pauses.values()));
  }
  return Object.fromEntries(replies) as Record<K, Reply>;
}
