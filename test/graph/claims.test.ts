import { challengedClaims } from '../../src/graph/claims';
import { SignInNeeded } from '../../src/procedure/errors';
import { accountId, batched, failure, graphUser, scriptedGraph } from './scriptedGraph';

// The two letters at its end make both alphabets of base64 differ.
const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"},"x":"~~~???"}}';
const standard = Buffer.from(claims).toString('base64');
const urlSafe = Buffer.from(claims).toString('base64url');

const challenge = (encoded: string) =>
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
  `error="insufficient_claims", claims="${encoded}"`;

const headersWith = (text: string) => new Headers({ 'www-authenticate': text });

describe('the claims of a challenge', () => {
  it('are read from both alphabets of base64', () => {
    expect(standard).toMatch(/[+/]/);
    expect(urlSafe).toMatch(/[-_]/);
    expect(challengedClaims(headersWith(challenge(standard)))).toBe(claims);
    expect(challengedClaims(headersWith(challenge(urlSafe)))).toBe(claims);
  });

  it('are found behind a challenge that has none', () => {
    const headers = headersWith('Bearer realm="other"');
    headers.append('www-authenticate', challenge(standard));
    expect(challengedClaims(headers)).toBe(claims);
  });

  it.each(['Bearer realm=""', challenge('bm90IGpzb24'), challenge('%7B%7D')])('are none in %s', (text) => {
    expect(challengedClaims(headersWith(text))).toBeUndefined();
  });
});

describe('an administrator has to sign in', () => {
  const thrown = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('when the token is not accepted', async () => {
    const graph = scriptedGraph([failure(401, 'InvalidAuthenticationToken')]);
    const error = await thrown(graph.directory.account(accountId));
    expect(error).toBeInstanceOf(SignInNeeded);
    expect(error).toMatchObject({ claims: undefined });
  });

  it.each([401, 403])('with the claims of a challenge (%d)', async (status) => {
    const headers = { 'www-authenticate': challenge(urlSafe) };
    const graph = scriptedGraph([failure(status, 'InvalidAuthenticationToken', headers)]);
    const error = await thrown(graph.directory.setContactNumber(accountId, '+12065550142'));
    expect(error).toBeInstanceOf(SignInNeeded);
    expect(error).toMatchObject({ claims });
  });

  it('when one item of a batch is challenged', async () => {
    const headers = { 'WWW-Authenticate': challenge(standard) };
    const graph = scriptedGraph([batched({ status: 200, body: graphUser() }, { status: 401, headers })]);
    expect(await thrown(graph.directory.phones(accountId))).toMatchObject({ name: 'SignInNeeded', claims });
  });
});
