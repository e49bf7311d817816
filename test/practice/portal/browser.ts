import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPortal } from '../../../src/practice/portal';
import { createTroubles, type Troubles } from '../../../src/practice/troubles';
import type { World } from '../../../src/practice/world/world';
import { begin } from '../world/someWorld';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The portal on a port of its own, with a clock that is turned by hand. */
export interface Stage {
  readonly troubles: Troubles;
  readonly saves: () => number;
  readonly address: () => string;
  ask(path: string, ask?: Ask): Promise<Answer>;
  wait(milliseconds: number): void;
  close(): Promise<void>;
}

export async function openStage(world: World): Promise<Stage> {
  let now = begin + 60_000;
  let saves = 0;
  const troubles = createTroubles();
  const save = async () => {
    saves += 1;
  };
  const portal = createPortal({ world, now: () => now, save, troubles });
  const server = createServer((incoming, outgoing) => void portal(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    troubles,
    saves: () => saves,
    address: () => `http://127.0.0.1:${port}`,
    ask: (path, ask = {}) => send(port, path, ask),
    wait: (milliseconds) => {
      now += milliseconds;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(port: number, path: string, { method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
      });
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A browser on the portal of a practice tenant that is running. @param address `http://127.0.0.1:PORT` */
export function browserAt(address: string): Browser {
  const port = Number(new URL(address).port);
  return new Browser({ ask: (path, ask = {}) => send(port, path, ask) });
}

/** What a browser does: keeps the cookie, follows to the next page, sends the hidden fields along. */
export class Browser {
  cookie = '';
  text = '';
  path = '';
  readonly answers: Answer[] = [];

  constructor(private readonly stage: Pick<Stage, 'ask'>) {}

  async goes(path: string): Promise<this> {
    return this.take(path, await this.stage.ask(path, { headers: this.headers() }));
  }

  /** Sends the form whose action ends in `action`, with its hidden fields and `fields`. */
  async sends(action: string, fields: Record<string, string> = {}): Promise<this> {
    const form = [...this.text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(
      ([, to, inner]) =>
        to?.endsWith(action) &&
        (!fields['name'] || !hiddenFields(inner)['name'] || isFor(inner, fields['name'])),
    );
    if (!form?.[1]) throw new Error(`no form ${action} on ${this.path}`);
    const body = new URLSearchParams({ ...hiddenFields(form[2]), ...fields }).toString();
    return this.posts(form[1], body);
  }

  async posts(path: string, body: string, more: Record<string, string> = {}): Promise<this> {
    const headers = {
      ...this.headers(),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...more,
    };
    return this.take(path, await this.stage.ask(path, { method: 'POST', headers, body }));
  }

  /** The page's words, without markup. */
  sees(): string {
    const body = this.text.slice(this.text.indexOf('<body'));
    return body
      .replace(/<[^>]*>/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .replace(/&#39;/g, "'")
      .replace(/\s+/g, ' ');
  }

  private headers(): Record<string, string> {
    return this.cookie ? { cookie: this.cookie } : {};
  }

  private async take(path: string, answer: Answer): Promise<this> {
    this.answers.push(answer);
    const [set] = answer.headers['set-cookie'] ?? [];
    if (set) this.cookie = set.split(';')[0] ?? '';
    if (answer.headers.location) return this.goes(answer.headers.location);
    this.path = path;
    this.text = answer.text;
    return this;
  }
}

function hiddenFields(inner = ''): Record<string, string> {
  const fields = inner.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}

function isFor(inner = '', name = ''): boolean {
  return hiddenFields(inner)['name'] === name;
}
