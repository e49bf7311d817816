import { refusalIn } from '../../src/graph/classify';
import type { Matter } from '../../src/graph/classify';
import { Unreachable } from '../../src/procedure/errors';
import { microsoftTime, requestId } from './scriptedGraph';

const replyOf = (status: number, code = 'AnyCode') => ({
  status,
  headers: new Headers(),
  body: { error: { code } },
  at: microsoftTime,
  requestId,
});

const matters: Matter[] = ['directory', 'contact-number', 'authentication-phone', 'password', 'log'];

describe('a reply', () => {
  it.each<[number, Matter, string]>([
    [400, 'directory', 'not-understood'],
    [400, 'log', 'not-understood'],
    [400, 'password', 'password-not-accepted'],
    [400, 'contact-number', 'phone-not-accepted'],
    [400, 'authentication-phone', 'phone-not-accepted'],
    [403, 'directory', 'forbidden'],
    [403, 'password', 'forbidden'],
    [403, 'log', 'role-missing-for-logs'],
    [409, 'authentication-phone', 'phone-taken'],
    [409, 'directory', 'not-understood'],
    [302, 'directory', 'not-understood'],
  ])('of %d to a matter of %s is %s', (status, matter, code) => {
    expect(refusalIn(replyOf(status), matter)).toEqual({ ok: false, code, at: microsoftTime, requestId });
  });

  it.each(matters)('that finds nothing is not-found, whatever it is about: %s', (matter) => {
    expect(refusalIn(replyOf(404), matter)).toMatchObject({ code: 'not-found' });
  });

  it.each(matters)('that asks to wait is throttled, whatever it is about: %s', (matter) => {
    expect(refusalIn(replyOf(429), matter)).toMatchObject({ code: 'throttled' });
  });

  it.each([0, 408, 500, 501, 502, 503, 504])('of %d is none', (status) => {
    expect(() => refusalIn(replyOf(status), 'directory')).toThrow(Unreachable);
  });

  it.each([200, 201, 202, 204])('of %d is no refusal', (status) => {
    expect(refusalIn(replyOf(status), 'directory')).toBeUndefined();
  });

  it.each([undefined, null, 'text', { error: 'text' }, { error: null }])(
    'is classified by its status when its body is %j',
    (body) => {
      expect(refusalIn({ ...replyOf(403), body }, 'directory')).toMatchObject({ code: 'forbidden' });
    },
  );

  it('survives an error that is nested in itself', () => {
    const error: Record<string, unknown> = { code: 'Loop' };
    error['innerError'] = error;
    expect(refusalIn({ ...replyOf(403), body: { error } }, 'log')).toMatchObject({
      code: 'role-missing-for-logs',
    });
  });
});
