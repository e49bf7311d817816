import { Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

interface Line {
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const lines = (): readonly Line[] =>
  office.logged.map((text) => {
    const { event, fields = {} } = JSON.parse(text) as Partial<Line> & Pick<Line, 'event'>;
    return { event, fields };
  });

/** What has been logged and asked of Graph while something was done. */
async function during(work: () => Promise<unknown>) {
  const [logged, asked] = [lines().length, office.practice.graphCalls().length];
  await work();
  return { logged: lines().slice(logged), asked: office.practice.graphCalls().slice(asked) };
}

const idsOf = (logged: readonly Line[]) => new Set(logged.map(({ fields }) => fields['correlation']));

describe('a turn', () => {
  it('has one id on all its lines and on all that it asks of Graph', async () => {
    const journey = new Journey(office);
    await journey.to('phone');
    const { logged, asked } = await during(() => journey.on(['phone']));
    const calls = logged.filter(({ event }) => event === 'graph request');
    expect(asked.length).toBeGreaterThan(2);
    expect(calls).toHaveLength(asked.length);
    const ids = idsOf(logged);
    expect(ids.size).toBe(1);
    expect(new Set(asked.map(({ clientRequestId }) => clientRequestId))).toEqual(ids);
  });

  it('has an id that no other turn has', async () => {
    const journey = new Journey(office);
    await journey.to('find-account');
    const first = await during(() => journey.on(['find-account']));
    const second = await during(() => journey.on(['plan']));
    const ids = [...idsOf(first.logged), ...idsOf(second.logged)];
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });

  it('is found by what Graph calls a request, and the request by the turn’s id', async () => {
    await new Journey(office).to('phone');
    const [call] = lines().filter(({ event }) => event === 'graph request');
    expect(call?.fields).toMatchObject({
      method: 'POST',
      path: '/$batch',
      status: 200,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      milliseconds: expect.any(Number) as number,
    });
    const answered = office.line.passed.find((text) =>
      text.includes(`request-id: ${String(call?.fields['requestId'])}`),
    );
    expect(answered).toContain(`client-request-id: ${String(call?.fields['correlation'])}`);
  });

  it('ends with a line that says of what kind it was and how long it took', async () => {
    const { logged } = await during(() => office.admin.says('help'));
    expect(logged.filter(({ event }) => event === 'turn').map(({ fields }) => fields)).toEqual([
      { correlation: expect.any(String) as string, kind: 'message', milliseconds: 0 },
    ]);
  });

  it('keeps its id when a colleague has one at the same time', async () => {
    const colleague = office.colleague('Adele Vance');
    const { logged } = await during(() =>
      Promise.all([office.admin.says('enable mfa'), colleague.says('help')]),
    );
    const turns = logged.filter(({ event, fields }) => event === 'turn' && fields['kind'] === 'message');
    expect(idsOf(turns).size).toBe(2);
  });

  it('that the bot begins itself has an id too', async () => {
    const journey = new Journey(office);
    await journey.to('my-account');
    await office.clock.advance(14 * 24 * 3_600_000);
    const { logged } = await during(() => office.sweep());
    const sent = logged.filter(({ event }) => event === 'delivered' || event === 'turn');
    for (const { fields } of sent) expect(fields['correlation']).toEqual(expect.any(String));
  });
});
