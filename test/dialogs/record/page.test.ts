import { gonePage, reportFiles } from '../../../dialogs/record/page';
import type { Exported } from '../../../src/procedure/ports/record';
import { createRecord } from '../../../src/record';
import { keepRecord } from '../../../src/storage/record';
import { endedRun, exportedOf } from '../../contracts/record';
import { emptyMemory, memoryStore } from '../../storage/memoryStore';
import { begunAt, now } from '../../support/someRun';

const record = createRecord(keepRecord(memoryStore(emptyMemory(), async () => undefined)), {
  now: () => Date.parse(now),
});
const until = '2026-11-20T09:30:00.000Z';
let exported: Exported;
beforeAll(async () => {
  exported = await exportedOf(record, endedRun('run-1'));
});
const pageOf = (report = exported, banner?: string) => reportFiles(report, until, banner).html;

describe('the page of a report', () => {
  it('says the run, the steps with verdict, time and request id, and the line to check it by', () => {
    const html = pageOf();
    for (const said of [
      'Ada Example',
      'as ada@contoso.example',
      'ends in 23, with Sam Phone',
      '2026-11-20 09:00:00 UTC to 2026-11-20 09:20:00 UTC',
      'the password',
      'on the administrator’s word',
      `1-${exported.hash}`,
      'can open it until 2026-11-20 09:30:00 UTC',
    ]) {
      expect(html).toContain(said);
    }
    expect(html.match(/<tr><td>\d+\. /g)).toHaveLength(13);
  });

  it('names the way that was chosen, and what the console is said to have shown', async () => {
    const way = { choice: 'both', seen: 'sharepoint', differed: true } as const;
    const { entry } = exported;
    const html = pageOf({ ...exported, entry: { ...entry, report: { ...entry.report, way } } });
    expect(html).toContain('on your word, and MFA for the old account');
    expect(html).toContain('“SharePoint Online protected.”');
    expect(html).toContain('looked different');
    expect(pageOf()).not.toContain('Authorized Account');
  });

  it('leaves nothing to a client: no text functions, no marks that nobody sees', () => {
    expect(pageOf()).not.toMatch(/\{\{|\*\*|[\u200b\u202e]|undefined/u);
  });

  it('needs nothing from elsewhere', () => {
    expect(pageOf()).not.toMatch(/<script|<link|<img|\burl\(|https?:\/\//);
    expect(pageOf()).toContain(`<style>${reportFiles(exported, until, undefined).style}</style>`);
  });

  it('says what every card of the bot says, when there is something', () => {
    expect(pageOf(exported, 'Practice tenant')).toContain('<p class="banner">Practice tenant</p>');
  });

  it('takes names as letters', () => {
    const evil = '<script>alert(1)</script>"\'&';
    const { report } = exported.entry;
    const account = { id: 'x', displayName: evil, userPrincipalName: evil };
    const names = Object.fromEntries(Object.keys(exported.names).map((token) => [token, evil]));
    const html = pageOf({ ...exported, names, entry: { ...exported.entry, report: { ...report, account } } });
    expect(html).not.toContain('<script>');
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39;&amp;/g)).toHaveLength(5);
  });

  it('names nobody who is forgotten', () => {
    const html = pageOf({ ...exported, names: {} });
    expect(html).toContain('(forgotten at their own wish)');
    expect(html).not.toMatch(/Ada|Sam Phone/);
  });

  it('says what was done afterwards, and what it does not know by its code', () => {
    const { report } = exported.entry;
    const changes = [{ code: 'mfa-disabled', at: begunAt, requestId: 'request-9' }];
    const steps = report.steps
      .map((step) => (step.step === 6 ? { ...step, code: 'of-later' } : step))
      .slice(1);
    const html = pageOf({ ...exported, entry: { ...exported.entry, report: { ...report, steps, changes } } });
    expect(html).toContain('mfa-disabled <code>request-9</code>');
    expect(html).toContain('of-later');
    expect(html).toContain('not done');
  });
});

test('the page for a link that leads nowhere says what to do', () => {
  expect(gonePage.html).toContain('press “Export” for a new one');
});
