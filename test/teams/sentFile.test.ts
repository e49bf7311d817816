import { createSentFile } from '../../src/teams/sentFile';
import { handClock } from '../support/clock';

const contentType = 'application/vnd.microsoft.teams.file.download.info';
const good = 'https://contoso-my.sharepoint.com/personal/ada/report.json?tempauth=x';
const file = (downloadUrl: unknown) => [{ contentType, content: { downloadUrl } }];

function reader(answer: () => Promise<Response>) {
  const asked: { url: string; redirect: unknown }[] = [];
  const clock = handClock('2026-11-20T09:00:00.000Z');
  const logged: string[] = [];
  const note = (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const read = createSentFile({
    cloud: { fileDomains: ['sharepoint.com'] },
    fetch: async (url, init) => {
      asked.push({ url: String(url instanceof Request ? url.url : url), redirect: init?.redirect });
      return answer();
    },
    clock,
    log: { debug: note, info: note, warn: note, error: note },
  });
  return { read, asked, clock, logged };
}

describe('a file that was sent', () => {
  it('is read from where Teams keeps it, and followed nowhere else', async () => {
    const { read, asked } = reader(async () => new Response('\ufeff{"a":1}'));
    expect(await read(file(good))).toEqual({ kind: 'text', text: '{"a":1}' });
    expect(asked).toEqual([{ url: good, redirect: 'error' }]);
  });

  it.each([
    'http://contoso-my.sharepoint.com/x',
    'https://sharepoint.com/x',
    'https://evilsharepoint.com/x',
    'https://contoso.sharepoint.com.evil.example/x',
    'https://contoso.sharepoint.com:8443/x',
    'https://user@contoso.sharepoint.com/x',
    'https://127.0.0.1/x#.sharepoint.com',
    'not an address',
  ])('is not asked for at %s', async (url) => {
    const { read, asked, logged } = reader(async () => new Response('x'));
    expect(await read(file(url))).toEqual({ kind: 'unreachable' });
    expect(asked).toEqual([]);
    expect(logged.join()).not.toContain(url);
  });

  it.each([[undefined], ['x'], [[]], [[null]], [[{ contentType: 'text/html', content: 'x' }]], [file(7)]])(
    'is none in %j',
    async (attachments) => {
      const { read } = reader(async () => new Response('x'));
      expect(await read(attachments)).toEqual({ kind: 'none' });
    },
  );

  it('is not read to its end when it is too large', async () => {
    let pulled = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(64 * 1024));
        },
      });
    const { read } = reader(async () => new Response(endless()));
    expect(await read(file(good))).toEqual({ kind: 'too-large' });
    expect(pulled).toBeLessThan(10);
  });

  it('is given up when it is refused, breaks off, or takes too long', async () => {
    const refused = reader(async () => new Response('no', { status: 403 }));
    expect(await refused.read(file(good))).toEqual({ kind: 'unreachable' });
    const broken = reader(() => Promise.reject(new TypeError('fetch failed')));
    expect(await broken.read(file(good))).toEqual({ kind: 'unreachable' });
    const slow = reader(() => new Promise(() => undefined));
    const reading = slow.read(file(good));
    await slow.clock.advance(8_000);
    expect(await reading).toEqual({ kind: 'unreachable' });
  });
});
