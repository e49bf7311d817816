import { createServer, type WebServer } from '../../../src/teams/server';
import { wellDesk } from '../../support/someHealth';
import { ada } from '../signIn/entra';
import { linkOf, site } from './visitor';

const scene = site();
let server: WebServer;
let origin: string;

beforeAll(async () => {
  server = createServer({
    host: '127.0.0.1',
    port: 0,
    hosts: 'loopback',
    messages: async () => ({ status: 404, afterwards: () => undefined }),
    pages: scene.pages,
    health: wellDesk,
    idle: async () => undefined,
    clock: scene.clock,
    log: scene.log,
  });
  origin = `http://127.0.0.1:${String(await server.listen())}`;
});

afterAll(() => server.close());

function get(address: string, headers: Record<string, string> = {}) {
  const { pathname, search } = new URL(address, origin);
  return fetch(origin + pathname + search, { headers, redirect: 'manual' });
}

test('over HTTP a person signs in with the cookie and the query that the browser carries', async () => {
  const start = await get(linkOf(await scene.signIn.card(ada)));
  expect(start.status).toBe(302);
  const back = scene.entra.signsIn(ada, start.headers.get('location') ?? '');
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const end = await get(`/auth/end?${new URLSearchParams(back).toString()}`, {
    cookie: `first=1; ${cookie}`,
  });
  expect(end.status).toBe(200);
  expect(end.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(end.headers.get('cache-control')).toBe('no-store');
  expect(await end.text()).toContain('You are signed in.');
  expect(scene.signIn.has(ada, 0)).toBe(true);
});

test('over HTTP the files of a page arrive whole', async () => {
  for (const page of scene.pages.filter(({ path }) => /\.(js|css)$/.test(path))) {
    const { body } = await page.handle({ query: {}, headers: {} });
    expect(await (await get(page.path)).text()).toBe(body.toString());
  }
});
