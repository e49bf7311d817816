import { ROOT_CONTEXT } from '@opentelemetry/api';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { Hidden } from '../../src/settings';
import { createExporter } from '../../src/telemetry/exporter';
import { findings, tokensIn, type Canary } from '../canary/searcher';
import { openCollector, type Collector, type Span } from '../support/collector';
import { goodPassword, goodPhone, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';
import { keptLog } from '../teams/house';
import { openTap, type Tap } from '../support/tap';

const collectorKey = 'the-key-of-the-collector';
const headers = new Hidden(`api-key=${collectorKey}`);

let collector: Collector;
let office: Office;
let tap: Tap;
let spans: readonly Span[];
let canaries: readonly Canary[];

/** People, what belongs to them, and what nobody may know. */
function canariesOf(): readonly Canary[] {
  const { accounts } = office.world;
  const { tenantId, botPassword, aadAppClientSecret } = office.practice.registration;
  const digits = goodPhone.replace(/\D/g, '');
  return [
    ...accounts.flatMap(({ id, displayName, userPrincipalName }) => [
      { name: `id of ${displayName}`, value: id },
      { name: `name of ${displayName}`, value: displayName },
      { name: `user name of ${displayName}`, value: userPrincipalName },
    ]),
    ...[goodPhone, digits, digits.slice(1)].map((value) => ({ name: 'the phone', value })),
    { name: 'the phone’s holder', value: 'Sam Phone' },
    { name: 'the tenant', value: tenantId },
    { name: 'the password', value: goodPassword },
    { name: 'the bot’s password', value: botPassword },
    { name: 'the client secret', value: aadAppClientSecret },
    { name: 'the collector’s key', value: collectorKey },
    ...tokensIn([...tap.received, ...office.line.passed]).map((value, index) => ({
      name: `token ${index}`,
      value,
    })),
  ];
}

const exported = (of: Collector) => [{ name: 'the traces', pieces: of.received.map(({ body }) => body) }];
const named = (name: string) => spans.filter((span) => span.name === name);

beforeAll(async () => {
  collector = await openCollector();
  tap = await openTap();
  const traces = { url: collector.url, headers };
  office = await openOffice({ before: tap.before, operators: { traces } });
  const journey = new Journey(office);
  await journey.to('find-account');
  office.practice.troubles.set('unreachable', 1);
  await journey.fromHere('find-account');
  await office.admin.says('what is Adele Vance’s phone, +1 206 555 0123?');
  await office.sweep();
  await office.restart();
  canaries = canariesOf();
  spans = collector.spans();
});
afterAll(async () => {
  await office.close();
  await tap.close();
  await collector.close();
});

describe('the traces of a run', () => {
  it('show turns and their stages, what is asked of Graph and Teams and the store, and sweeps', () => {
    expect(named('turn').map(({ attributes }) => attributes['bot.kind'])).toEqual(
      expect.arrayContaining(['message', 'adaptiveCard/action', 'signin/tokenExchange', 'own']),
    );
    const stages = named('turn').map(({ attributes }) => attributes['bot.stage']);
    expect(stages).toEqual(
      expect.arrayContaining([
        'find-account',
        'plan',
        'phone',
        'password',
        'my-account',
        'app-password',
        'cloud-app-security',
      ]),
    );
    const calls = named('graph').map(({ attributes }) =>
      [
        attributes['http.request.method'],
        attributes['url.template'],
        attributes['http.response.status_code'],
      ].join(' '),
    );
    expect(calls).toEqual(expect.arrayContaining(['GET /users/{id} 200', 'PATCH /users/{id} 204']));
    expect(calls.filter((call) => / 0$/.test(call))).toHaveLength(1);
    expect(named('teams').map(({ attributes }) => attributes['bot.kind'])).toEqual(
      expect.arrayContaining(['send', 'update']),
    );
    const kept = named('storage').map(
      ({ attributes }) =>
        `${String(attributes['db.operation.name'])} ${String(attributes['db.collection.name'])}`,
    );
    expect(kept).toEqual(expect.arrayContaining(['get run', 'put run', 'scan reminder-0']));
    expect(named('sweep').length).toBeGreaterThan(0);
  });

  it('say of every question to Graph which and how it was answered', () => {
    const told = named('graph').filter(
      ({ attributes }) =>
        attributes['url.template'] !== undefined && attributes['http.response.status_code'] !== undefined,
    );
    expect(told).toHaveLength(office.practice.graphCalls().length);
  });

  it('lead from a turn to the log', () => {
    const ids = named('turn').map(({ attributes }) => String(attributes['bot.correlation']));
    const logged = office.logged.join('');
    expect(ids.filter((id) => !logged.includes(id))).toEqual([]);
  });

  it('name nobody, and hold no secret', () => {
    expect(canaries.length).toBeGreaterThan(50);
    expect(findings(canaries, exported(collector))).toEqual([]);
  });

  it('would be caught with a name or an id in them', async () => {
    const { id, userPrincipalName, displayName } = serviceAccount(office.world);
    const planted = await openCollector();
    const clock = { now: () => 0, wait: async () => undefined };
    const exporter = createExporter({ url: planted.url, headers: undefined }, clock, keptLog());
    const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
    const attributes = { 'url.full': `https://graph.microsoft.com/v1.0/users/${id}` };
    const span = provider.getTracer('planted').startSpan('GET', { attributes }, ROOT_CONTEXT);
    span.addEvent('exception', { 'exception.message': `${goodPassword} for ${userPrincipalName}` });
    span.end();
    await provider.shutdown();
    const found = findings(canaries, exported(planted));
    await planted.close();
    expect(found).toEqual(
      expect.arrayContaining([
        `id of ${displayName} in the traces`,
        `user name of ${displayName} in the traces`,
        'the password in the traces',
      ]),
    );
  });
});

describe('a collector that is of no use', () => {
  it.each(['that never answers', 'that is not there'])('%s breaks no turn', async (how) => {
    const useless = await openCollector('never');
    if (how === 'that is not there') await useless.close();
    const place = await openOffice({ operators: { traces: { url: useless.url, headers: undefined } } });
    await new Journey(place).to('phone');
    expect(place.admin.sees()).toContain('Step 4 of 13');
    if (how === 'that never answers') await useless.close();
    await place.close();
  });
});
