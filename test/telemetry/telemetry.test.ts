import { trace as global } from '@opentelemetry/api';
import type { Trace } from '../../src/procedure/ports/trace';
import { openTelemetry } from '../../src/telemetry';
import { handClock } from '../support/clock';
import { openCollector, type Collector } from '../support/collector';
import { keptLog } from '../teams/house';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function opened(status: number | 'never' = 200, headers?: string) {
  const collector = await openCollector(status);
  const clock = handClock();
  const log = keptLog();
  const telemetry = openTelemetry({
    collector: { url: `${collector.url}/`, headers, patience: 300 },
    ...{ version: '1.2.3', instance: 'instance-1', clock, log },
  });
  closing.push(() => collector.close());
  return { collector, clock, log, telemetry, trace: telemetry.trace };
}

const graph = { method: 'GET', path: '/me' };
const work = (trace: Trace) =>
  trace.span('turn', { kind: 'message' }, async () => {
    trace.note({ stage: 'phone' });
    await trace.span('graph', graph, async () => trace.note({ status: 200 }));
    trace.note({ status: 202 });
    return 'done';
  });

const named = (collector: Collector, name: string) => collector.spans().filter((span) => span.name === name);

describe('traces', () => {
  it('are sent as JSON to the collector, with who sends them', async () => {
    const { collector, telemetry, trace } = await opened(200, 'api-key=s%C3%A9cret%3D, x-team = blue');
    expect(await work(trace)).toBe('done');
    await telemetry.close();
    const [first] = collector.received;
    expect(first).toMatchObject({
      path: '/v1/traces',
      headers: { 'content-type': 'application/json', 'x-team': 'blue' },
    });
    expect(collector.resource()).toMatchObject({
      'service.name': 'mfa-for-cloud-app-security',
      'service.version': '1.2.3',
      'service.instance.id': 'instance-1',
    });
  });

  it('show a turn, and what it did below it', async () => {
    const { collector, telemetry, trace } = await opened();
    await work(trace);
    await telemetry.close();
    const [turn] = named(collector, 'turn');
    const [call] = named(collector, 'graph');
    expect(turn?.attributes).toEqual({
      'bot.kind': 'message',
      'bot.stage': 'phone',
      'http.response.status_code': 202,
    });
    expect(call?.attributes).toEqual({
      'http.request.method': 'GET',
      'url.template': '/me',
      'http.response.status_code': 200,
    });
    expect([call?.traceId, call?.parentSpanId]).toEqual([turn?.traceId, turn?.spanId]);
  });

  it('of two turns side by side are two', async () => {
    const { collector, telemetry, trace } = await opened();
    await Promise.all([work(trace), work(trace)]);
    await telemetry.close();
    const turns = named(collector, 'turn');
    expect(new Set(turns.map(({ traceId }) => traceId)).size).toBe(2);
    const parents = named(collector, 'graph').map(({ parentSpanId }) => parentSpanId);
    expect(parents.sort()).toEqual(turns.map(({ spanId }) => spanId).sort());
  });

  it('say of something thrown its class alone, and pass it on', async () => {
    const { collector, telemetry, trace } = await opened();
    const thrown = new TypeError('no answer for ada@contoso.example');
    await expect(trace.span('graph', graph, () => Promise.reject(thrown))).rejects.toBe(thrown);
    await telemetry.close();
    const [span] = named(collector, 'graph');
    expect(span).toMatchObject({
      attributes: { 'error.type': 'TypeError' },
      status: { code: 2 },
      events: [],
    });
    expect(collector.received.map(({ body }) => body).join()).not.toMatch(/ada@|no answer/);
  });

  it('leave the library’s globals alone, so that no other package is traced', async () => {
    const { collector, telemetry, trace } = await opened();
    await trace.span('turn', {}, async () => global.getTracer('another').startSpan('theirs').end());
    await telemetry.close();
    expect(collector.spans().map(({ name }) => name)).toEqual(['turn']);
  });

  it('cost a turn nothing when the collector does not answer', async () => {
    const { telemetry, trace, collector, log } = await opened('never');
    for (let turn = 0; turn < 3_000; turn += 1) expect(await work(trace)).toBe('done');
    await telemetry.close();
    expect(collector.received.length).toBeGreaterThan(0);
    expect(log.lines.map(({ event }) => event)).toContain('traces-not-exported');
  });

  it.each([400, 401])('that are answered with %i are given up, with a line in the log', async (status) => {
    const { telemetry, trace, log } = await opened(status, 'api-key=secret-of-the-collector');
    await work(trace);
    await telemetry.close();
    expect(log.lines[0]).toMatchObject({
      event: 'traces-not-exported',
      fields: { error: 'OTLPExporterError', code: status },
    });
    expect(JSON.stringify(log.lines)).not.toContain('secret-of');
  });

  it('that nobody takes are logged once a minute', async () => {
    const { telemetry, trace, collector, clock, log } = await opened(400);
    const lines = () => log.lines.filter(({ event }) => event === 'traces-not-exported').length;
    const seen: number[] = [];
    for (const pause of [0, 1_000, 60_000]) {
      await clock.advance(pause);
      const before = collector.received.length;
      for (let turn = 0; turn < 256; turn += 1) await work(trace);
      while (collector.received.length === before || lines() === 0) await new Promise(setImmediate);
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      seen.push(lines());
    }
    await telemetry.close();
    expect(seen).toEqual([1, 1, 2]);
  });
});
