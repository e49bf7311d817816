import { openServer } from './httpServer';
import type { Fleet } from './fleet';
import type { Passing } from './places';
import type { Rolls } from './rolls';

/** Where Teams reaches the bot: a load balancer that sends nobody back to the replica of before. */
export interface Relay {
  readonly address: string;
  /** Requests passed on to a replica. */
  readonly turns: () => number;
  /** Requests that found no replica, or lost it on the way. */
  readonly refused: () => number;
  close(): Promise<void>;
}

interface RelayOptions {
  readonly fleet: () => Fleet | undefined;
  readonly rolls: Rolls;
  readonly passes: Passing;
}

/** It does not ask who is alive: a request for a dead replica is answered 502. */
export async function openRelay({ fleet, rolls, passes }: RelayOptions): Promise<Relay> {
  let [turns, refused] = [0, 0];
  const server = await openServer(async (request, body) => {
    const all = fleet();
    const replica = rolls.below(all?.size ?? 1);
    const port = all?.portOf(replica);
    try {
      if (port === undefined) throw new Error('no replica there');
      turns += 1;
      await passes({ traffic: 'turn', when: 'before', replica });
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const response = await fetch(`http://127.0.0.1:${port}${request.url}`, {
        ...{ method: 'POST', headers: { authorization, 'content-type': type, connection: 'close' } },
        body: new Uint8Array(body),
      });
      const answer = Buffer.from(await response.arrayBuffer());
      await passes({ traffic: 'turn', when: 'after', replica });
      if (all?.portOf(replica) !== port) throw new Error('the replica was lost');
      return { status: response.status, headers: contentType(response), body: answer };
    } catch {
      refused += 1;
      return { status: 502 };
    }
  });
  return { ...server, turns: () => turns, refused: () => refused };
}

function contentType({ headers }: Response): readonly (readonly [string, string])[] {
  const type = headers.get('content-type');
  return type === null ? [] : [['content-type', type]];
}
