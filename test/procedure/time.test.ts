import fc from 'fast-check';
import { instant, isAtOrAfter, milliseconds } from '../../src/procedure/time';

const moments = fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') });

describe('a moment', () => {
  it('is ISO 8601 in UTC, and reads back as the same milliseconds', () => {
    fc.assert(
      fc.property(moments, (at) => {
        expect(instant(at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(milliseconds(instant(at))).toBe(at);
      }),
    );
  });

  it('is the same however many digits of a second it is written with', () => {
    const written = ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.0Z', '2026-11-20T09:00:00.0000000Z'];
    expect(new Set(written.map(milliseconds)).size).toBe(1);
  });

  it('counts from the very moment on', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 86_400_000 }), (at, later) => {
        expect(isAtOrAfter(instant(at), instant(at))).toBe(true);
        expect(isAtOrAfter(instant(at + later), instant(at))).toBe(true);
        expect(isAtOrAfter(instant(at), instant(at + later))).toBe(false);
      }),
    );
  });

  it('is compared as a time, not as text', () => {
    expect(isAtOrAfter('2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z')).toBe(true);
    expect(isAtOrAfter('2026-11-20T09:00:00.9Z', '2026-11-20T09:00:01Z')).toBe(false);
    expect(isAtOrAfter('2026-11-20T10:00:00+02:00', '2026-11-20T09:00:00Z')).toBe(false);
  });

  it('that cannot be read is after nothing', () => {
    expect(isAtOrAfter('', '2026-11-20T09:00:00Z')).toBe(false);
    expect(isAtOrAfter('2026-11-20T09:00:00Z', 'yesterday')).toBe(false);
  });
});
