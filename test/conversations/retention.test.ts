import { lookEvery } from '../../src/retention';
import { Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { ownRun } from '../support/ownRun';

const day = 24 * 60 * 60_000;

let office: Office;
beforeEach(async () => {
  office = await openOffice({ keeping: { keepFinished: 30 * day, supportContact: 'help@contoso.example' } });
});
afterEach(() => office.close());

/** The clock jumps so far, and then goes on as clocks do for two looks. */
async function later(milliseconds: number): Promise<void> {
  await office.clock.advance(milliseconds);
  for (let look = 0; look < 2; look += 1) {
    await office.clock.advance(lookEvery);
    await office.settled();
  }
}

describe('a finished run', () => {
  it('is shown until its time is over, and gone after it', async () => {
    const { admin } = office;
    const journey = new Journey(office);
    await journey.to('find-account');
    await journey.fromHere('find-account');
    await later(29 * day);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('13. App password saved in Cloud App Security');
    await later(day);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).not.toContain('13. App password saved in Cloud App Security');
    expect(office.logged.join('')).toContain('let-go');
  });
});

describe('what the bot says about itself', () => {
  it('is served to everybody, and linked from welcome and help', async () => {
    const { admin, url } = office;
    const page = async (path: string) => {
      const response = await fetch(`${url}/${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      return response.text();
    };
    expect(await page('privacy')).toContain('30 days after its end');
    expect(await page('support')).toContain('mailto:help@contoso.example');
    const css = /href="(auth\/style[^"]+)"/.exec(await page('terms'))?.[1] ?? '';
    expect((await fetch(`${url}/${css}`)).headers.get('content-type')).toContain('text/css');
    await admin.says('help');
    expect(JSON.stringify(admin.last.card)).toContain(`"${url}/privacy"`);
    expect(JSON.stringify(admin.last.card)).toContain(`"${url}/support"`);
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    expect(JSON.stringify(admin.last.card)).toContain(`"${url}/privacy"`);
  });
});
