import { createHash } from 'node:crypto';
import type { Exported } from '../../src/procedure/ports/record';
import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import { openLmdb } from '../../src/storage/lmdb';
import { findings, tokensIn } from '../canary/searcher';
import type { Admin } from '../support/admin';
import { actionsOf } from '../support/cards';
import { goodPassword, goodPhone, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const minutes = 60_000;

async function finishes(): Promise<void> {
  await journey.to('find-account');
  await journey.fromHere('find-account');
}

/** What a browser gets that opens one of the two links on the newest card. */
async function opens(title: 'Page to print (leaves Teams)' | 'JSON file (leaves Teams)') {
  const url = linkOf(title);
  const response = await fetch(url);
  return { url, response, text: await response.text() };
}

function linkOf(title: string): string {
  const { card } = office.admin.last;
  return actionsOf(card).find((action) => action.title === title)?.url ?? '';
}

async function exportsIt(): Promise<string> {
  await office.admin.presses('Export');
  return (await opens('JSON file (leaves Teams)')).text;
}

async function pastes(report: string): Promise<string> {
  const { admin } = office;
  await admin.says('check report');
  await admin.fills({ report }).presses('Compare');
  return admin.sees();
}

/** Somebody changes what lies in the store, while the bot is stopped. */
const tampersWith = (change: (json: string) => string) => async () => {
  const store = openLmdb({ dataDir: office.dataDir, dataKey: undefined });
  for (const { key, value } of await store.scan('record')) {
    await store.put(key, JSON.parse(change(JSON.stringify(value))), 'any');
  }
  await store.close();
};

describe('a report', () => {
  it('is exported from the chat as a page and a file, which the record confirms', async () => {
    const { admin, world } = office;
    await finishes();
    const line = /In the record as (1-[0-9a-f]{16})\./.exec(admin.sees())?.[1] ?? '';
    expect(line).not.toBe('');
    await admin.presses('Export');
    expect(admin.sees()).toContain('Whoever has one of these links can open the report');
    const page = await opens('Page to print (leaves Teams)');
    expect(page.response.status).toBe(200);
    expect(page.text).toContain('13. App password saved in Cloud App Security');
    for (const said of [line, serviceAccount(world).userPrincipalName, 'Avery Admin', 'ends in 23', ' UTC']) {
      expect(page.text).toContain(said);
    }
    expect(page.text).not.toMatch(/\{\{|undefined|\[object/);
    const style = /<style>([^<]*)<\/style>/.exec(page.text)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page.response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${digest}';`);
    const file = await opens('JSON file (leaves Teams)');
    expect(file.response.headers.get('content-disposition')).toBe('attachment; filename="mfa-report-1.json"');
    const exported = JSON.parse(file.text) as Exported;
    expect(exported.entry.report.steps).toHaveLength(13);
    expect(`1-${exported.hash}`.startsWith(line)).toBe(true);
    expect(await pastes(file.text)).toContain(
      'Every field of the report is what entry 1 of the record says.',
    );
    expect(await pastes(line)).toContain('The line is that of entry 1 of the record.');
  });

  it('holds no secret, no token and no more of a phone than two digits', async () => {
    await finishes();
    await office.admin.presses('Export');
    const page = await opens('Page to print (leaves Teams)');
    const file = await opens('JSON file (leaves Teams)');
    const canaries = [
      { name: 'password', value: goodPassword },
      { name: 'phone', value: goodPhone.replaceAll(' ', '') },
      { name: 'phone, written', value: goodPhone },
      { name: 'its last digits', value: '555 0123' },
      { name: 'client secret', value: office.practice.registration.aadAppClientSecret },
    ];
    expect(tokensIn([page.text, file.text])).toEqual([]);
    const pieces = [page.text, file.text];
    expect(findings(canaries, [{ name: 'the files', pieces }])).toEqual([]);
    expect(
      findings(canaries, [{ name: 'planted', pieces: [`${pieces.join()} ${goodPassword}`] }]),
    ).toHaveLength(1);
  });

  it('that was changed is told from the record, with the step and the field', async () => {
    await finishes();
    const file = await exportsIt();
    const seen = await pastes(file.replace('"requestId": "', '"requestId": "0'));
    expect(seen).toContain('The report is not what the record says');
    expect(seen).toContain('1. Signed in: requestId');
  });

  it('of a run that was stopped can be exported too', async () => {
    const { admin } = office;
    await journey.to('password');
    await admin.says('cancel');
    await admin.presses('Stop anyway');
    expect(admin.sees()).toContain('In the record as 1-');
    const { entry } = JSON.parse(await exportsIt()) as Exported;
    expect(entry.report).toMatchObject({ state: 'cancelled', wrote: ['phone'] });
  });

  it('is checked as a file that is sent, when it lies where Teams keeps files', async () => {
    const { admin, line } = office;
    await finishes();
    const file = await exportsIt();
    const sends = (downloadUrl: string) =>
      admin.sends({
        ...{ type: 'message', text: '' },
        attachments: [
          { contentType: 'application/vnd.microsoft.teams.file.download.info', content: { downloadUrl } },
        ],
      });
    line.answerOnce(/^GET https:\/\/contoso-my\.sharepoint\.com\//, () => new Response(file));
    await sends('https://contoso-my.sharepoint.com/report?tempauth=x');
    expect(admin.sees()).toContain('Every field of the report is what entry 1 of the record says.');
    await sends('https://evil.example/report.json');
    expect(admin.sees()).toContain('I could not read this file.');
    expect(line.passed.join()).not.toContain('evil.example');
  });
});

describe('a colleague’s report', () => {
  const differs = '"requestId": "';
  const pastesAs = async (person: Admin, report: string) => {
    await person.says('check report');
    await person.fills({ report }).presses('Compare');
    return person.sees();
  };

  it('is compared as a whole for who has no role, with nothing that tells an entry from none', async () => {
    await finishes();
    const file = await exportsIt();
    const other = office.colleague('Alex Wilber');
    await other.says('check');
    const differing = await pastesAs(other, file.replace(differs, `${differs}0`));
    expect(differing).toContain('something in it differs, or the record has no such entry');
    expect(differing).toContain('ask them to check it');
    expect(differing).not.toMatch(/requestId|Signed in|1 entry|whole\./);
    const missing = await pastesAs(other, file.replace('"sequence": 1', '"sequence": 7'));
    expect(missing).toBe(differing);
    expect(await pastesAs(other, `1-${'0'.repeat(64)}`)).toBe(differing);
    expect(await pastesAs(other, `7-${'0'.repeat(64)}`)).toBe(differing);
    expect(await pastesAs(other, file)).toContain('Every field of the report is what entry 1');
  });

  it('is compared field by field for who holds a role, once they have signed in', async () => {
    await finishes();
    const file = (await exportsIt()).replace(differs, `${differs}0`);
    accountNamed(office.world, 'Adele Vance').roles = [roleTemplates.authenticationAdministrator.id];
    const adele = office.colleague('Adele Vance');
    expect(await pastesAs(adele, file)).toContain('Sign in, so that I can look at your roles');
    await adele.presses('Sign in, then check again');
    await adele.fills({ report: file }).presses('Compare');
    expect(adele.sees()).toContain('1. Signed in: requestId');
    expect(adele.sees()).toContain('The record has 1 entry, and it is whole.');
    accountNamed(office.world, 'Adele Vance').roles = [];
    expect(await pastesAs(adele, file)).toContain('The report does not match the record');
    office.practice.troubles.set('unreachable', 9);
    expect(await pastesAs(adele, file)).toContain('I could not read your directory roles just now');
  });

  it('is one’s own only: field by field, without the number of entries', async () => {
    await finishes();
    const file = (await exportsIt()).replace(differs, `${differs}0`);
    await office.restart();
    const seen = await pastes(file);
    expect(seen).toContain('1. Signed in: requestId');
    expect(seen).not.toContain('The record has 1 entry');
  });
});

describe('a run that came to nothing', () => {
  it('leaves nothing in the record, however often it is begun and stopped', async () => {
    const { admin } = office;
    for (let round = 0; round < 3; round += 1) {
      await admin.says('enable mfa');
      await admin.says('cancel');
    }
    await admin.says('status');
    expect(admin.messages.flatMap((one) => admin.choices(one))).not.toContain('Export');
    expect(admin.messages.map((one) => admin.sees(one)).join()).not.toContain('In the record as');
    let entries = 0;
    await office.restart(
      tampersWith((json) => {
        entries += 1;
        return json;
      }),
    );
    expect(entries).toBe(0);
    await finishes();
    expect(admin.sees(ownRun(admin))).toContain('In the record as 1-');
  });
});

describe('a link to a report', () => {
  it('ends when the person signs out', async () => {
    await finishes();
    await office.admin.presses('Export');
    const url = linkOf('Page to print (leaves Teams)');
    expect((await fetch(url)).status).toBe(200);
    await office.admin.says('sign out');
    expect((await fetch(url)).status).toBe(404);
  });

  it('ends after ten minutes, and is the same page for whoever was late', async () => {
    await finishes();
    await office.admin.presses('Export');
    await office.clock.advance(9 * minutes);
    expect((await opens('Page to print (leaves Teams)')).response.status).toBe(200);
    await office.clock.advance(minutes);
    const late = await opens('Page to print (leaves Teams)');
    expect([late.response.status, late.text.includes('This link leads nowhere any more')]).toEqual([
      404,
      true,
    ]);
  });

  it('is made for one’s own runs only, whatever the button says', async () => {
    await finishes();
    const report = office.admin.last;
    const other = office.colleague('Adele Vance');
    const { value } = office.admin.execute('Export', report);
    await other.sends({ type: 'invoke', name: 'adaptiveCard/action', replyToId: report.id, value });
    expect(other.sees()).toContain('I find no report of yours there.');
    const madeUp = JSON.parse(JSON.stringify(value).replace(/"run":"[^"]*"/, '"run":"made-up"')) as unknown;
    await office.admin.sends({
      ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: report.id, value: madeUp },
    });
    expect(office.admin.sees()).toContain('I find no report of yours there.');
  });
});

describe('whoever can write the store', () => {
  it('cannot change an entry unseen', async () => {
    await finishes();
    await office.restart(tampersWith((json) => json.replace('"reported"', '"proven"')));
    await office.admin.says('check report');
    await office.admin.fills({ report: 'x' }).presses('Compare');
    expect(office.admin.sees()).toContain('chain is broken at entry 1');
  });

  it('cannot take the end away unseen by who has a report', async () => {
    await finishes();
    const file = await exportsIt();
    await office.restart(async () => {
      const store = openLmdb({ dataDir: office.dataDir, dataKey: undefined });
      for (const { key } of await store.scan('record')) await store.delete(key, 'any');
      await store.close();
    });
    await office.admin.says('check');
    expect(await pastes(file)).toContain('The record has no such report');
    const { admin } = office;
    await admin.says('status');
    const seen = admin.messages.map((one) => admin.sees(one)).join();
    expect(seen).toContain('cannot be read any more: somebody has changed the store');
  });
});
