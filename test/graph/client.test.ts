import { inspect } from 'node:util';
import { authorize } from '../../src/graph/middleware';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { Secret } from '../../src/procedure/secret';
import {
  accountId,
  answer,
  batched,
  clientRequestId,
  failure,
  graphUser,
  microsoftTime,
  requestId,
  scriptedGraph,
  token,
} from './scriptedGraph';
import type { ScriptedGraph } from './scriptedGraph';

const password = 'Correct-Horse-42';
const number = '+12065550142';

const thrownBy = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
};

describe('a request', () => {
  it('carries the token, an id of its own and the wish to be served first', async () => {
    const graph = scriptedGraph([answer(200, graphUser())]);
    await graph.directory.account(accountId);
    const [request] = graph.sent;
    expect(request?.headers.get('authorization')).toBe(`Bearer ${token}`);
    expect(request?.headers.get('client-request-id')).toBe(clientRequestId);
    expect(request?.headers.get('x-ms-throttle-priority')).toBe('high');
  });

  it('follows no redirect', async () => {
    const graph = scriptedGraph([answer(302, undefined, { location: 'https://elsewhere.example/' })]);
    expect(await graph.directory.account(accountId)).toMatchObject({ ok: false, code: 'not-understood' });
    expect(graph.sent).toHaveLength(1);
    expect(graph.sent[0]?.init.redirect).toBe('manual');
  });

  it('goes to the cloud that was handed in', async () => {
    const graph = scriptedGraph([answer(200, graphUser())], { graph: 'https://graph.microsoft.us' });
    await graph.directory.account(accountId);
    expect(graph.sent[0]?.url.origin).toBe('https://graph.microsoft.us');
    expect(graph.sent[0]?.headers.get('authorization')).toBe(`Bearer ${token}`);
  });

  it.each([
    ['https://graph.microsoft.com/v1.0/me', `Bearer ${token}`],
    ['https://graph.microsoft.com.evil.example/v1.0/me', undefined],
    ['http://graph.microsoft.com/v1.0/me', undefined],
    ['https://graph.microsoft.com:8443/v1.0/me', undefined],
  ])('shows the token to the origin of Graph alone: %s', async (url, expected) => {
    const context = { request: url, options: { headers: { accept: 'application/json' } } };
    await authorize('https://graph.microsoft.com/', token).execute(context);
    expect(context.options.headers).toEqual({
      accept: 'application/json',
      ...(expected && { Authorization: expected }),
    });
  });

  it('is not sent when there is no token', async () => {
    const needed = new SignInNeeded();
    const graph = scriptedGraph([], {
      token: () => {
        throw needed;
      },
    });
    expect(await thrownBy(graph.directory.me())).toBe(needed);
    expect(graph.sent).toHaveLength(0);
  });

  it('is given up after its time', async () => {
    const never = (sent: { init: RequestInit }) =>
      new Promise<Response>((_, reject) => {
        sent.init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const graph = scriptedGraph([never], { timeout: 1 });
    expect(await thrownBy(graph.directory.setContactNumber(accountId, number))).toBeInstanceOf(Unreachable);
  });
});

describe('what was seen', () => {
  it("bears Microsoft's time and the id of the request", async () => {
    const graph = scriptedGraph([answer(200, graphUser())]);
    expect(await graph.directory.account(accountId)).toMatchObject({
      ok: true,
      at: microsoftTime,
      requestId,
    });
  });

  it.each(['innerError', 'innererror'])('finds the id of the request in %s of the body', async (key) => {
    const body = { error: { code: 'Request_ResourceNotFound', [key]: { 'request-id': 'from-the-body' } } };
    const response = new Response(JSON.stringify(body), { status: 404 });
    const graph = scriptedGraph([response]);
    expect(await graph.directory.account(accountId)).toMatchObject({ requestId: 'from-the-body' });
  });

  it('falls back on our own clock and request id', async () => {
    const graph = scriptedGraph([new Response(JSON.stringify(graphUser()))]);
    expect(await graph.directory.account(accountId)).toMatchObject({
      at: '2026-03-02T09:00:00.000Z',
      requestId: clientRequestId,
    });
  });
});

describe('a read', () => {
  it.each([502, 503, 504])('is sent again after %d', async (status) => {
    const graph = scriptedGraph([answer(status), answer(200, graphUser())]);
    expect(await graph.directory.account(accountId)).toMatchObject({ ok: true });
    expect(graph.waits).toEqual([250]);
  });

  it('is sent again after a broken connection', async () => {
    const graph = scriptedGraph([new TypeError('fetch failed'), answer(200, graphUser())]);
    expect(await graph.directory.account(accountId)).toMatchObject({ ok: true });
  });

  it('is sent again when the connection breaks within the body', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
    const graph = scriptedGraph([new Response(broken, { status: 200 }), answer(200, graphUser())]);
    expect(await graph.directory.account(accountId)).toMatchObject({ ok: true });
  });

  it('waits as long as it is told to', async () => {
    const graph = scriptedGraph([
      failure(429, 'TooManyRequests', { 'retry-after': '2' }),
      answer(200, graphUser()),
    ]);
    expect(await graph.directory.account(accountId)).toMatchObject({ ok: true });
    expect(graph.waits).toEqual([2000]);
  });

  it('does not wait longer than the budget', async () => {
    const graph = scriptedGraph([failure(429, 'TooManyRequests', { 'retry-after': '4' })]);
    expect(await graph.directory.account(accountId)).toMatchObject({ code: 'throttled', retryAfter: 4 });
    expect(graph.waits).toEqual([]);
  });

  it('counts all its waits against the budget', async () => {
    const busy = () => failure(429, 'TooManyRequests', { 'retry-after': '2' });
    const graph = scriptedGraph([busy, busy]);
    expect(await graph.directory.account(accountId)).toMatchObject({ code: 'throttled', retryAfter: 2 });
    expect(graph.waits).toEqual([2000]);
  });

  it('ends when nobody answers', async () => {
    const graph = scriptedGraph([answer(503), answer(503), answer(503), answer(503), answer(503)]);
    expect(await thrownBy(graph.directory.account(accountId))).toBeInstanceOf(Unreachable);
    expect(graph.sent).toHaveLength(4);
  });

  it('that is answered with a page of a proxy has not been answered', async () => {
    const graph = scriptedGraph([new Response('<html>Sign in to the network</html>')]);
    expect(await thrownBy(graph.directory.account(accountId))).toBeInstanceOf(Unreachable);
  });

  it('of an account without an id is not understood', async () => {
    const graph = scriptedGraph([answer(200, {})]);
    expect(await graph.directory.account(accountId)).toMatchObject({ ok: false, code: 'not-understood' });
  });
});

describe('a write', () => {
  const writes = {
    'of the contact number': (graph: ScriptedGraph) => graph.directory.setContactNumber(accountId, number),
    'of the phone': (graph: ScriptedGraph) =>
      graph.directory.setAuthenticationPhone(accountId, number, false),
    'of the password': (graph: ScriptedGraph) =>
      graph.directory.resetPassword(accountId, new Secret(password)),
    'of the state': (graph: ScriptedGraph) => graph.directory.setPerUserMfa(accountId, 'enforced'),
  };

  describe.each(Object.entries(writes))('%s', (_, write) => {
    it.each([500, 502, 503, 504])('is sent once and may have happened after %d', async (status) => {
      const graph = scriptedGraph([answer(status, undefined, { 'retry-after': '0' }), answer(204)]);
      expect(await thrownBy(write(graph))).toBeInstanceOf(Unreachable);
      expect(graph.sent).toHaveLength(1);
    });

    it('is sent once and may have happened when the connection breaks', async () => {
      const graph = scriptedGraph([new TypeError('fetch failed'), answer(204)]);
      expect(await thrownBy(write(graph))).toBeInstanceOf(Unreachable);
      expect(graph.sent).toHaveLength(1);
    });

    it('is sent once and has not happened when it is throttled', async () => {
      const graph = scriptedGraph([failure(429, 'TooManyRequests', { 'retry-after': '1' }), answer(204)]);
      expect(await write(graph)).toMatchObject({ ok: false, code: 'throttled', retryAfter: 1 });
      expect(graph.sent).toHaveLength(1);
    });
  });

  it('has happened even when the body of its answer is lost', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
    const graph = scriptedGraph([
      new Response(broken, { status: 201, headers: { 'request-id': requestId } }),
    ]);
    expect(await graph.directory.setAuthenticationPhone(accountId, number, false)).toMatchObject({
      ok: true,
      requestId,
    });
  });
});

describe('what is logged and thrown', () => {
  const secrets = [token, password, number, '2065550142', accountId, 'tmcassp_1', 'Service Account'];

  async function everything() {
    const broken = Object.assign(new TypeError(`fetch failed for ${accountId}`), { code: 'ECONNRESET' });
    const graph = scriptedGraph([
      answer(200, graphUser({ mobilePhone: number })),
      batched({ status: 200, body: graphUser() }, { status: 403, body: { error: { code: 'Denied' } } }),
      failure(403, 'Authorization_RequestDenied'),
      failure(504, 'GatewayTimeout'),
      broken,
      failure(401, 'InvalidAuthenticationToken'),
    ]);
    const { directory } = graph;
    await directory.account(accountId);
    await directory.phones(accountId);
    await directory.setContactNumber(accountId, number);
    const thrown = [
      await thrownBy(directory.resetPassword(accountId, new Secret(password))),
      await thrownBy(directory.setAuthenticationPhone(accountId, number, true)),
      await thrownBy(directory.setPerUserMfa(accountId, 'enforced')),
    ];
    return { graph, thrown };
  }

  it('names no token, password, phone, person or account', async () => {
    const { graph, thrown } = await everything();
    const texts = [
      ...graph.logged.map((line) => JSON.stringify(line)),
      ...thrown.flatMap((error) => [
        JSON.stringify(error),
        inspect(error, { depth: 20, showHidden: true }),
        JSON.stringify(Object.getOwnPropertyDescriptors(error)),
      ]),
    ];
    for (const text of texts) {
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    expect(graph.logged.length).toBeGreaterThan(6);
  });

  it('says nothing of a request even when the fault is on our side', async () => {
    const { options } = scriptedGraph([]);
    const errors: unknown[] = [];
    const fault = () => {
      throw new Error(`cannot write ${password}`);
    };
    const log = { ...options.log, info: fault, error: (...line: unknown[]) => void errors.push(line) };
    const { directory } = scriptedGraph([answer(204)], { log });
    const thrown = await thrownBy(directory.resetPassword(accountId, new Secret(password)));
    expect(thrown).toBeInstanceOf(Unreachable);
    expect(inspect(thrown, { depth: 20, showHidden: true })).not.toContain(password);
    expect(errors).toEqual([['graph client failed', { error: 'Error', code: 'Error' }]]);
  });

  it('throws plain errors of ours, without a cause', async () => {
    const { thrown } = await everything();
    expect(thrown.map((error) => (error as Error).name)).toEqual([
      'Unreachable',
      'Unreachable',
      'SignInNeeded',
    ]);
    expect(thrown.map((error) => (error as Error).cause)).toEqual([undefined, undefined, undefined]);
  });

  it('logs each attempt by the ids that Graph and the turn know it by, with method, path template, status, code and time', async () => {
    const { graph } = await everything();
    const correlation = clientRequestId;
    expect(graph.logged.filter(({ event }) => event === 'graph request').map(({ fields }) => fields)).toEqual(
      [
        { method: 'GET', path: '/users/{id}', status: 200, correlation, requestId, milliseconds: 0 },
        { method: 'POST', path: '/$batch', status: 200, correlation, requestId, milliseconds: 0 },
        {
          method: 'PATCH',
          path: '/users/{id}',
          status: 403,
          correlation,
          requestId,
          milliseconds: 0,
          code: 'Authorization_RequestDenied',
        },
        {
          method: 'PATCH',
          path: '/users/{id}',
          status: 504,
          correlation,
          requestId,
          milliseconds: 0,
          code: 'GatewayTimeout',
        },
        {
          method: 'PATCH',
          path: '/users/{id}/authentication/phoneMethods/{method}',
          status: 0,
          correlation,
          requestId: undefined,
          milliseconds: 0,
          error: 'TypeError',
          code: 'ECONNRESET',
        },
        {
          method: 'PATCH',
          path: '/users/{id}/authentication/requirements',
          status: 401,
          correlation,
          requestId,
          milliseconds: 0,
          code: 'InvalidAuthenticationToken',
        },
      ],
    );
  });

  it('logs what has failed more loudly than what has not', async () => {
    const { graph } = await everything();
    const lines = graph.logged.filter(({ event }) => event === 'graph request');
    expect(lines.map(({ level }) => level)).toEqual(['info', 'info', 'warn', 'warn', 'warn', 'warn']);
  });

  it('logs each item of a batch', async () => {
    const { graph } = await everything();
    const items = graph.logged.filter(({ event }) => event === 'graph batch item');
    expect(
      items.map(({ level, fields }) => [level, fields['path'], fields['status'], fields['code']]),
    ).toEqual([
      ['debug', '/users/{id}', 200, undefined],
      ['warn', '/users/{id}/authentication/phoneMethods', 403, 'Denied'],
    ]);
  });
});
