import { Hidden } from '../../src/settings';
import { findings } from '../canary/searcher';
import { packageJson } from '../support/files';
import { Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

const token = 'the-token-of-the-operators-of-this-bot';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ operators: { healthToken: new Hidden(token) } });
});
afterAll(() => office.close());

const bearer = { authorization: `Bearer ${token}` };
const ask = (headers: Record<string, string> = bearer) => fetch(`${office.url}/health`, { headers });

describe('the health of the bot', () => {
  it('is told in numbers while a run is open, and names nobody', async () => {
    await new Journey(office).to('phone');
    await office.sweep();
    const text = await (await ask()).text();
    expect(JSON.parse(text)).toEqual({
      mode: 'practice',
      version: packageJson().version,
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      uptime: expect.any(Number) as number,
      store: { reachable: true, kind: 'embedded' },
      sweep: {
        last: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        ...{ took: 0, claimed: 0, sent: 0, held: 0, dropped: 0, failed: 0, complete: true },
      },
      reminders: {
        due: { count: 0, more: false },
        waiting: { count: 1, more: false },
        oldestOverdue: 0,
      },
      runs: { open: { count: 1, more: false }, finished: { count: 0, more: false } },
      credentials: [],
      turns: 0,
      memory: { rss: expect.any(Number) as number, heapUsed: expect.any(Number) as number },
    });
    const { accounts } = office.world;
    const { tenantId, botPassword } = office.practice.registration;
    const canaries = [
      ...accounts.flatMap(({ id, displayName, userPrincipalName }) =>
        [id, displayName, userPrincipalName].map((value) => ({ name: displayName, value })),
      ),
      ...[tenantId, botPassword, token].map((value) => ({ name: value, value })),
    ];
    expect(findings(canaries, [{ name: 'health', pieces: [text] }])).toEqual([]);
    const planted = [{ name: 'health', pieces: [text, accounts[0]?.userPrincipalName ?? ''] }];
    expect(findings(canaries, planted)).toEqual([`${accounts[0]?.displayName} in health`]);
  });

  it('counts the turns that run', async () => {
    const held = office.line.hold(/graph.microsoft.com/);
    const said = office.admin.says('enable mfa');
    await held.arrived;
    expect(await (await ask()).json()).toMatchObject({ turns: 1 });
    held.release();
    await said;
    expect(await (await ask()).json()).toMatchObject({ turns: 0 });
  });

  it('is for who has the token, when the question came through a proxy', async () => {
    const passedOn = { 'x-forwarded-for': '203.0.113.9' };
    expect((await ask(passedOn)).status).toBe(404);
    expect((await ask({ ...passedOn, authorization: 'Bearer something else' })).status).toBe(404);
    expect((await ask({ ...passedOn, authorization: `Bearer ${token}` })).status).toBe(200);
  });
});
