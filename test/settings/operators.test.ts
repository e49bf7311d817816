import { readSettings } from '../../src/settings';
import { liveVariables as live, wrong } from '../support/liveVariables';

const given = {
  HEALTH_TOKEN: 'a-token-of-more-than-thirty-two-characters',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example.com/otlp',
  OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a-key%3D%3D, x-team=blue',
};

const reveal = (value: string) => value;

describe('what operators get to see', () => {
  test('is nothing more than usual when nothing is set, and practice begins', () => {
    const { mode, healthToken, traces } = readSettings({});
    expect({ mode, healthToken, traces }).toEqual({
      mode: 'practice',
      healthToken: undefined,
      traces: undefined,
    });
  });

  test.each([
    ['practice', {}],
    ['live', live],
  ] as const)('is the same in both modes: %s', (mode, environment) => {
    const settings = readSettings({ ...environment, ...given });
    expect(settings.mode).toBe(mode);
    expect(settings.healthToken?.use(reveal)).toBe(given.HEALTH_TOKEN);
    expect(settings.traces?.url).toBe(given.OTEL_EXPORTER_OTLP_ENDPOINT);
    expect(settings.traces?.headers?.use(reveal)).toBe(given.OTEL_EXPORTER_OTLP_HEADERS);
    expect(JSON.stringify(settings)).not.toMatch(/a-token|a-key/);
  });

  test('a short token is refused, and not shown', () => {
    expect(wrong({ HEALTH_TOKEN: 'short' })).toEqual(['HEALTH_TOKEN is shorter than 32 characters']);
  });

  test.each(['http://127.0.0.1:4318', 'http://localhost:4318/', 'http://[::1]:4318', 'https://c.example/x/'])(
    'a collector may be at %s',
    (OTEL_EXPORTER_OTLP_ENDPOINT) => {
      expect(wrong({ OTEL_EXPORTER_OTLP_ENDPOINT })).toEqual([]);
    },
  );

  test.each([
    'http://collector.example.com:4318',
    'http://127.0.0.1.example.com',
    'https://user:password@c.example',
    'https://c.example/?key=1',
    'https://c.example/#x',
    'grpc://c.example',
    'c.example:4318',
  ])('a collector may not be at %s', (OTEL_EXPORTER_OTLP_ENDPOINT) => {
    expect(wrong({ OTEL_EXPORTER_OTLP_ENDPOINT })).toEqual([
      'OTEL_EXPORTER_OTLP_ENDPOINT is not an https address, nor an http address on this machine',
    ]);
  });

  test.each(['api-key', '=x', 'a b=c', 'api-key=%zz', 'a=b,,c=d', 'a=b%0d%0ac', 'a=b%C3%A4'])(
    'headers such as “%s” are refused, and not shown',
    (OTEL_EXPORTER_OTLP_HEADERS) => {
      expect(wrong({ ...given, OTEL_EXPORTER_OTLP_HEADERS })).toEqual([
        'OTEL_EXPORTER_OTLP_HEADERS are not headers',
      ]);
    },
  );

  test('headers without a collector are refused', () => {
    expect(wrong({ OTEL_EXPORTER_OTLP_HEADERS: 'a=b' })).toEqual([
      'OTEL_EXPORTER_OTLP_HEADERS is of no use without OTEL_EXPORTER_OTLP_ENDPOINT',
    ]);
  });

  test('faults are named together with those of the other settings', () => {
    expect(wrong({ ...live, BOT_ID: 'x', HEALTH_TOKEN: 'short', REMIND_AFTER: 'x' })).toEqual([
      'BOT_ID is not a GUID',
      expect.stringContaining('REMIND_AFTER'),
      'HEALTH_TOKEN is shorter than 32 characters',
    ]);
  });
});
