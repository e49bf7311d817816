import { createServer, type Server } from 'node:http';
import { openPractice, type Practice, type PracticeOptions } from '../../../src/practice';
import type { Activity, ChatWindowAnswer, ChatWindowCall } from '../../../src/practice/teamsService';
import { seedWorld } from '../../../src/practice/world/seed';

export const start = Date.parse('2026-03-02T09:00:00Z');

export interface Heard {
  readonly activity: Activity;
  readonly authorization: string | undefined;
}

export type Reply = { status: number; body?: unknown } | undefined;

/** A practice tenant between a window that keeps what it is shown and a bot that does as it is told. */
export interface Room {
  readonly practice: Practice;
  /** What reached the chat window. */
  readonly shown: ChatWindowCall[];
  /** What reached the bot. */
  readonly heard: Heard[];
  readonly clock: { now: number };
  /** What the bot does with an activity; 200 when it returns nothing. */
  bot: (activity: Activity) => Promise<Reply> | Reply;
  /** What the window answers. */
  window: (call: ChatWindowCall) => ChatWindowAnswer;
  /** A connector call, with the bot's own token. */
  send(method: string, path: string, body?: unknown, authorization?: string): Promise<Response>;
  say(text: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function openRoom(options: Partial<PracticeOptions> = {}): Promise<Room> {
  const shown: ChatWindowCall[] = [];
  const heard: Heard[] = [];
  const clock = { now: start };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const activity = JSON.parse(Buffer.concat(parts).toString()) as Activity;
      heard.push({ activity, authorization: request.headers.authorization });
      void Promise.resolve(room.bot(activity)).then((reply) => {
        response.writeHead(reply?.status ?? 200, { 'Content-Type': 'application/json' });
        response.end(reply?.body === undefined ? '' : JSON.stringify(reply.body));
      });
    });
  });
  const port = await listen(server);
  const practice = await openPractice({
    ...{ dataDir: '', fresh: true, port: 0, world: seedWorld(start) },
    now: () => clock.now,
    botEndpoint: () => `http://127.0.0.1:${port}/api/messages`,
    chatWindow: {
      async receive(call) {
        shown.push(call);
        return room.window(call);
      },
    },
    ...options,
  });
  const room: Room = {
    ...{ practice, shown, heard, clock },
    bot: () => undefined,
    window: () => ({ status: 201, body: { id: `window-${shown.length}` } }),
    async send(method, path, body, authorization) {
      const headers = { Authorization: authorization ?? `Bearer ${await botToken(practice)}` };
      const text = body === undefined ? undefined : JSON.stringify(body);
      return fetch(practice.serviceUrl + path, { method, headers, body: text });
    },
    say: (text) => practice.teams.deliver({ type: 'message', text }),
    async close() {
      await practice.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return room;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : 0);
    });
  });
}

async function botToken({ fetch, registration }: Practice): Promise<string> {
  const response = await fetch(
    `https://login.microsoftonline.com/${registration.tenantId}/oauth2/v2.0/token`,
    {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: registration.botId,
        client_secret: registration.botPassword,
        scope: 'https://api.botframework.com/.default',
      }),
    },
  );
  return ((await response.json()) as { access_token: string }).access_token;
}

/** A message with a sign-in card, as a bot sends it. */
export function signInCard(id = 'exchange-1', connectionName = ''): Activity {
  const content = { text: 'Sign in', connectionName, tokenExchangeResource: { id, uri: 'api://botid-x' } };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content }] };
}

export function readClaims(token: unknown): Record<string, unknown> {
  const [, body = ''] = String(token).split('.');
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
}
