import { createHash } from 'node:crypto';
import type { Person } from '../../../src/procedure/person';
import type { PageResponse } from '../../../src/teams/pages';
import { createReportPages } from '../../../src/teams/pages/report';
import { createSealing } from '../../../src/teams/signIn/sealed';
import { keepSignOuts } from '../../../src/storage/signOuts';
import { emptyMemory, memoryStore } from '../../storage/memoryStore';
import { handClock } from '../../support/clock';
import { ada } from '../../support/somePeople';
import { publicUrl } from '../signIn/scene';

const style = 'p { color: red }';
const gone = { html: 'gone', style };
const log = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };

function site(secret = 'a secret') {
  const clock = handClock('2026-11-20T09:00:00.000Z');
  const asked: [Person, string, string][] = [];
  const broken = { store: false };
  const signOuts = keepSignOuts(memoryStore(emptyMemory(), async () => undefined));
  const { pages, links } = createReportPages({
    ...{ sealing: createSealing(secret, 'here'), publicUrl, gone, signOuts, clock, log },
    async files(person, runId, until) {
      asked.push([person, runId, until]);
      if (broken.store) throw new Error('no store');
      return runId === 'gone' ? undefined : { html: '<p>report</p>', style, json: '{}', name: 'a/../b' };
    },
  });
  const opens = async (address: string): Promise<PageResponse> => {
    const url = new URL(address);
    const page = pages.find(({ path }) => path === url.pathname);
    if (!page) throw new Error('no page');
    return page.handle({ query: Object.fromEntries(url.searchParams), headers: {} });
  };
  return { clock, asked, broken, signOuts, links, opens };
}

describe('the pages of a report', () => {
  it('show what the link was made for, as often as it is opened, and say until when', async () => {
    const { links, opens, asked } = site();
    const { page, file } = await links(ada, 'run-1');
    expect(page.startsWith(`${publicUrl}/report/page?ticket=`)).toBe(true);
    expect(await opens(page)).toMatchObject({ status: 200, body: '<p>report</p>' });
    expect(await opens(page)).toMatchObject({ status: 200 });
    expect(await opens(file)).toMatchObject({ status: 200, body: '{}' });
    expect(asked[0]).toEqual([ada, 'run-1', '2026-11-20T09:10:00.000Z']);
  });

  it('may load nothing but the style that is in them, and are kept by nobody', async () => {
    const { links, opens } = site();
    const { headers } = await opens((await links(ada, 'run-1')).page);
    const digest = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    });
  });

  it('give the file a plain name', async () => {
    const { links, opens } = site();
    const { headers } = await opens((await links(ada, 'run-1')).file);
    expect(headers['content-disposition']).toBe('attachment; filename="a..b.json"');
    expect(headers['content-security-policy']).not.toContain('style-src');
  });

  it('end after ten minutes', async () => {
    const { links, opens, clock } = site();
    const { page, file } = await links(ada, 'run-1');
    await clock.advance(10 * 60_000 - 1);
    expect((await opens(page)).status).toBe(200);
    await clock.advance(1);
    for (const link of [page, file]) expect(await opens(link)).toMatchObject({ status: 404, body: 'gone' });
  });

  it('end when the person signs out, and not when somebody else does', async () => {
    const { links, opens, signOuts } = site();
    await signOuts.note(ada);
    const { page, file } = await links(ada, 'run-1');
    await signOuts.note({ ...ada, userId: 'another' });
    expect((await opens(page)).status).toBe(200);
    await signOuts.note(ada);
    for (const link of [page, file]) expect(await opens(link)).toMatchObject({ status: 404, body: 'gone' });
    expect((await opens((await links(ada, 'run-1')).page)).status).toBe(200);
  });

  it('open nothing for a link that was changed, made up, or made by another bot', async () => {
    const { links, opens, asked } = site();
    const { page } = await links(ada, 'run-1');
    const middle = page.length - 40;
    const other = page.charAt(middle) === 'A' ? 'B' : 'A';
    const changed = page.slice(0, middle) + other + page.slice(middle + 1);
    const foreign = (await site('another secret').links(ada, 'run-1')).page;
    for (const address of [changed, foreign, `${page}x`, `${publicUrl}/report/page`]) {
      expect(await opens(address)).toMatchObject({ status: 404, body: 'gone' });
    }
    expect(asked).toEqual([]);
  });

  it('say the same of a run that is gone, and of a store that does not answer', async () => {
    const { links, opens, broken } = site();
    expect(await opens((await links(ada, 'gone')).file)).toMatchObject({ status: 404, body: 'gone' });
    broken.store = true;
    expect(await opens((await links(ada, 'run-1')).page)).toMatchObject({ status: 503, body: 'gone' });
    expect(log.error).toHaveBeenCalledWith('report-page-failed', { error: 'Error', code: undefined });
  });
});
