import { beginRun, changed } from '../../../src/procedure/run';
import { createRecord } from '../../../src/record';
import { openStorage } from '../../../src/storage';
import { decodeKey, encodeKey } from '../../../src/storage/key';
import type { KeyValue } from '../../../src/storage/keyValue';
import type { Kind } from '../../../src/storage/kinds';
import { kindOf } from '../../../src/storage/kinds';
import { createNotices } from '../../../src/teams/pages/notices';
import { kept } from '../../../src/teams/pages/notices.en';
import { at, person, reminder } from '../../contracts/reminderBook';
import { account, anna } from '../../contracts/runs';
import { handClock } from '../../support/clock';
import { tempFolders } from '../../support/tempFolder';

const read = async (path: string, options: Partial<Parameters<typeof createNotices>[0]> = {}) => {
  const page = createNotices({ store: 'embedded', ...options }).find((one) => one.path === path);
  return page?.handle({ query: {}, headers: {} });
};
const textOf = async (...what: Parameters<typeof read>) => String((await read(...what))?.body);

const day = 24 * 60 * 60 * 1000;
const folders = tempFolders();
afterAll(() => folders.removeAll());

describe('the pages about the bot', () => {
  it.each(['/privacy', '/terms', '/support'])(
    '%s is for everybody, with nothing from elsewhere',
    async (path) => {
      const page = await read(path);
      expect(page?.status).toBe(200);
      expect(page?.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page?.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page?.headers['x-content-type-options']).toBe('nosniff');
      expect(page?.headers['cache-control']).toBe('no-store');
      expect(String(page?.body)).not.toMatch(/<script|style=|undefined/);
      for (const other of ['privacy', 'terms', 'support']) expect(page?.body).toContain(`href="${other}"`);
    },
  );

  it('name whom to ask by mail or by an address, and whoever runs the bot when nobody is set', async () => {
    expect(await textOf('/support', { supportContact: 'help+bot@contoso.example' })).toContain(
      '<a href="mailto:help+bot@contoso.example">help+bot@contoso.example</a>',
    );
    expect(await textOf('/support', { supportContact: 'https://contoso.example/?a=1&b="2"' })).toContain(
      '<a href="https://contoso.example/?a=1&amp;b=&quot;2&quot;">',
    );
    expect(await textOf('/support')).toContain('Ask whoever runs this bot');
  });

  it('say how long ended runs are kept, as it is set', async () => {
    expect(await textOf('/privacy', { keepFinished: 365 * day })).toContain('365 days after its end');
    expect(await textOf('/privacy', { keepFinished: 90 * day })).toContain('90 days after its end');
    expect(await textOf('/privacy')).toContain('For ever');
  });

  it('say where everything lies', async () => {
    expect(await textOf('/privacy', { store: 'embedded' })).toContain('DATA_KEY');
    expect(await textOf('/privacy', { store: 'tables' })).toContain('Azure storage account');
  });
});

/** Fails to compile when a kind of record is not on the page. */
const named: Readonly<Record<Exclude<Kind, 'unknown'>, unknown>> = kept;

describe('the privacy page', () => {
  it('names every kind of record that the store really writes, and no other', async () => {
    const written = new Set<string>();
    const counted = (store: KeyValue): KeyValue => ({
      get: (key) => store.get(key),
      scan: (...what) => store.scan(...what),
      delete: (...what) => store.delete(...what),
      close: () => store.close(),
      put: (key, ...what) => {
        written.add(encodeKey(key));
        return store.put(key, ...what);
      },
    });
    const storage = await openStorage({ dataDir: folders.make(), dataKey: undefined, counted });
    const run = changed(beginRun('run-1', anna, at(0)), { account });
    const version = await storage.runs.keep(run, undefined);
    const ended = changed(run, { state: 'finished', endedAt: at(1) });
    await storage.runs.close(ended, version);
    await createRecord(storage.record, handClock()).note(ended);
    await storage.reminders.put(reminder(person(1), at(1)));
    await storage.conversations.remember(anna, {
      ...{ serviceUrl: 'https://s/', conversationId: 'c', botId: 'b', userChannelId: 'u' },
    });
    await storage.signOuts.note(anna);
    await storage.dialogState.write({ key: { a: 1 } });
    await storage.close();
    const kinds = new Set([...written].map((key) => kindOf(decodeKey(key))));
    expect([...kinds].sort()).toEqual(Object.keys(named).sort());
    const page = await textOf('/privacy');
    for (const { name } of Object.values(kept))
      expect(page).toContain(`<dt>${name.replace(/'/g, '&#39;')}</dt>`);
  });
});
