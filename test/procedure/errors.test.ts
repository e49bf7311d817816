import { Conflict, SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { errorFields } from '../../src/procedure/ports/log';
import { Secret } from '../../src/procedure/secret';

describe('an error of ours', () => {
  it.each([
    ['Unreachable', new Unreachable('Microsoft Graph'), 'Microsoft Graph did not answer'],
    ['SignInNeeded', new SignInNeeded(), 'the administrator has to sign in'],
    ['Conflict', new Conflict(), 'the record was changed meanwhile'],
  ])('%s is told by its class and says what happened', (name, error, message) => {
    expect([error.name, error.message, error instanceof Error]).toEqual([name, message, true]);
  });

  it('keeps the claims that Microsoft Entra wants to see out of its message', () => {
    const needed = new SignInNeeded('{"access_token":{}}');
    expect(needed.claims).toBe('{"access_token":{}}');
    expect(needed.message).not.toContain('access_token');
  });
});

describe('what may be logged of something thrown', () => {
  it('is its class and its code, never its message or anything else it carries', () => {
    const thrown = Object.assign(new TypeError('password Tr0ub4dor'), {
      ...{ code: 'ECONNRESET', headers: { authorization: 'Bearer x' }, secret: new Secret('x') },
    });
    expect(errorFields(thrown)).toEqual({ error: 'TypeError', code: 'ECONNRESET' });
  });

  it('leaves out a code that is neither text nor number', () => {
    expect(errorFields(Object.assign(new Error('x'), { code: { body: 'x' } }))).toEqual({ error: 'Error' });
  });

  it('is only the type of what is no error', () => {
    expect(['Tr0ub4dor', 7, undefined, null].map(errorFields)).toEqual([
      { error: 'string' },
      { error: 'number' },
      { error: 'undefined' },
      { error: 'object' },
    ]);
  });
});
