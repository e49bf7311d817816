import { inspect } from 'node:util';
import { SignInNeeded } from '../../../src/procedure/errors';
import { ada, bob, botId, clientId } from './entra';
import { exchangeValue, scene, scopes } from './scene';

const minute = 60_000;

test('what Teams hands over becomes a Graph token for the speaker', async () => {
  const { signIn, entra } = scene();
  const answer = await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  expect(answer).toEqual({ status: 200, fresh: true });
  expect(signIn.token(ada)).toBe('graph-token-1');
  expect(signIn.has(ada, 10 * minute)).toBe(true);
  expect(signIn.problem(ada)).toBeUndefined();
});

test('the request to Entra names the scopes, the assertion and what the bot can handle', async () => {
  const { signIn, entra } = scene();
  const assertion = entra.assertion(ada);
  await signIn.exchange(ada, exchangeValue(assertion));
  expect(entra.requests).toHaveLength(1);
  const [request] = entra.requests;
  expect(request).toMatchObject({ requested_token_use: 'on_behalf_of', assertion, client_id: clientId });
  expect(request?.['scope']?.split(' ')).toEqual(expect.arrayContaining(scopes));
  expect(JSON.parse(request?.['claims'] ?? '')).toMatchObject({
    access_token: { xms_cc: { values: ['cp1'] } },
  });
});

test('nothing leaves for another host than the sign-in service', async () => {
  const { signIn, entra } = scene();
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  expect(new Set(entra.urls.map((url) => new URL(url).origin))).toEqual(
    new Set(['https://login.microsoftonline.com']),
  );
});

test.each([`api://botid-${botId}`, `api://${clientId}`, clientId.toUpperCase()])(
  'the audience %s is the registration',
  async (aud) => {
    const { signIn, entra } = scene();
    const answer = await signIn.exchange(ada, exchangeValue(entra.assertion(ada, { aud })));
    expect(answer).toMatchObject({ status: 200, fresh: true });
  },
);

test('two devices at once cause one request and one fresh answer', async () => {
  const { signIn, entra } = scene();
  const value = exchangeValue(entra.assertion(ada));
  const answers = await Promise.all([
    signIn.exchange(ada, value),
    signIn.exchange(ada, { ...value, id: 'other' }),
  ]);
  expect(answers).toEqual([
    { status: 200, fresh: true },
    { status: 200, fresh: false },
  ]);
  expect(entra.requests).toHaveLength(1);
});

test('a second device that comes late is told that all is well, without a second request', async () => {
  const { signIn, entra } = scene();
  const value = exchangeValue(entra.assertion(ada));
  await signIn.exchange(ada, value);
  expect(await signIn.exchange(ada, value)).toEqual({ status: 200, fresh: false });
  expect(entra.requests).toHaveLength(1);
});

test('a new card brings a new token although the old one is still good', async () => {
  const { signIn, entra } = scene();
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada), 'first'));
  expect(await signIn.exchange(ada, exchangeValue(entra.assertion(ada), 'second'))).toMatchObject({
    fresh: true,
  });
  expect(signIn.token(ada)).toBe('graph-token-2');
});

test('two people who sign in at once get their own tokens', async () => {
  const { signIn, entra } = scene();
  await Promise.all([
    signIn.exchange(ada, exchangeValue(entra.assertion(ada))),
    signIn.exchange(bob, exchangeValue(entra.assertion(bob))),
  ]);
  expect(new Set([signIn.token(ada), signIn.token(bob)]).size).toBe(2);
});

describe('an assertion that Entra accepts but that is not the speaker’s for this bot', () => {
  test.each<[string, (entra: ReturnType<typeof scene>['entra']) => string]>([
    ['another person', (entra) => entra.assertion(bob)],
    ['another tenant', (entra) => entra.assertion(ada, { tid: '99999999-9999-4999-8999-999999999999' })],
    ['another audience', (entra) => entra.assertion(ada, { aud: 'https://graph.microsoft.com' })],
    ['no access_as_user', (entra) => entra.assertion(ada, { scp: 'access_as_user_too profile' })],
    ['no scope at all', (entra) => entra.assertion(ada, { scp: undefined })],
    ['no object id', (entra) => entra.assertion(ada, { oid: undefined })],
  ])('is refused and its token dropped: %s', async (_case, assertion) => {
    const { signIn, entra } = scene();
    const answer = await signIn.exchange(ada, exchangeValue(assertion(entra)));
    expect(answer).toEqual({
      status: 412,
      fresh: false,
      body: { id: 'exchange-1', connectionName: '', failureDetail: 'not-the-speaker' },
    });
    expect(signIn.problem(ada)).toBe('not-the-speaker');
    expect(signIn.has(ada, 0)).toBe(false);
    expect(signIn.has(bob, 0)).toBe(false);
  });
});

test('a person of another tenant gets no token, even with a token of their own', async () => {
  const { signIn, entra } = scene();
  const stranger = { ...ada, tenantId: '99999999-9999-4999-8999-999999999999' };
  expect(await signIn.exchange(stranger, exchangeValue(entra.assertion(stranger)))).toMatchObject({
    status: 412,
  });
  expect(signIn.has(stranger, 0)).toBe(false);
});

test.each([
  ['consent-needed', { error: 'invalid_grant', suberror: 'consent_required', error_codes: [65001] }],
  ['consent-needed', { error: 'invalid_grant', suberror: 'consent_required' }],
  ['step-up', { error: 'interaction_required', error_codes: [50076], claims: '{"access_token":{}}' }],
  ['step-up', { error: 'interaction_required', suberror: 'basic_action', error_codes: [12345] }],
  ['step-up', { error: 'invalid_grant', error_codes: [50173] }],
  ['assertion-expired', { error: 'invalid_grant', error_codes: [500133] }],
  ['blocked', { error: 'interaction_required', error_codes: [53003], claims: '{"access_token":{}}' }],
  ['misconfigured', { status: 401, error: 'invalid_client', error_codes: [7000215] }],
  ['refused', { error: 'invalid_grant', error_codes: [50057] }],
  ['entra-unreachable', { status: 503, error: 'temporarily_unavailable' }],
  ['entra-unreachable', { status: 429, error: 'invalid_grant', error_codes: [65001] }],
])('Entra’s refusal becomes %s and shows the button (%j)', async (problem, refusal) => {
  const { signIn, entra } = scene();
  entra.refusal = refusal;
  const answer = await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  expect(answer).toMatchObject({ status: 412, fresh: false, body: { failureDetail: problem } });
  expect(signIn.problem(ada)).toBe(problem);
  expect(() => signIn.token(ada)).toThrow(SignInNeeded);
});

test('a forged assertion does not get as far as its claims', async () => {
  const { signIn, entra } = scene();
  const [header, payload] = entra.assertion(ada).split('.');
  await signIn.exchange(ada, exchangeValue(`${String(header)}.${String(payload)}.AAAA`));
  expect(signIn.problem(ada)).toBe('assertion-expired');
});

test('a network failure is no refusal, and the next attempt can succeed', async () => {
  const { signIn, entra } = scene();
  entra.down = true;
  const value = exchangeValue(entra.assertion(ada));
  expect(await signIn.exchange(ada, value)).toMatchObject({ status: 412, fresh: false });
  expect(signIn.problem(ada)).toBe('entra-unreachable');
  entra.down = false;
  expect(await signIn.exchange(ada, value)).toMatchObject({ status: 200, fresh: true });
  expect(signIn.problem(ada)).toBeUndefined();
});

test('claims that Graph asked for reach Entra in the next exchange', async () => {
  const { signIn, entra } = scene();
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada), 'first'));
  signIn.needs(ada, '{"access_token":{"nbf":{"essential":true,"value":"1"}}}');
  expect(signIn.has(ada, 0)).toBe(false);
  expect(signIn.problem(ada)).toBe('step-up');
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada), 'first'));
  expect(JSON.parse(entra.requests[1]?.['claims'] ?? '')).toMatchObject({
    access_token: { nbf: { essential: true, value: '1' }, xms_cc: { values: ['cp1'] } },
  });
});

test.each([
  undefined,
  null,
  7,
  'text',
  [],
  {},
  { id: '', token: 'a.b.c' },
  { id: 'x' },
  { id: 'x', token: 'a b' },
])('an exchange of %j is answered 400 and asks nobody', async (value) => {
  const { signIn, entra } = scene();
  expect(await signIn.exchange(ada, value)).toEqual({ status: 400, fresh: false });
  expect(entra.urls).toEqual([]);
});

test('the log names problem and code, never a token, a person or Entra’s sentence', async () => {
  const { signIn, entra, log } = scene();
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada), 'good'));
  await signIn.exchange(ada, exchangeValue(entra.assertion(bob), 'bob'));
  entra.refusal = { error: 'invalid_grant', error_codes: [50057] };
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada), 'refused'));
  expect(log.lines).toEqual([
    { event: 'signed-in', fields: { by: 'exchange' } },
    { event: 'sign-in-failed', fields: { problem: 'not-the-speaker', code: 'claims' } },
    { event: 'sign-in-failed', fields: { problem: 'refused', code: 'AADSTS50057' } },
  ]);
});

test('tokens end by the clock', async () => {
  const { signIn, entra, clock } = scene();
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  clock.pass(50 * minute - 1);
  expect(signIn.has(ada, 10 * minute)).toBe(true);
  clock.pass(1);
  expect(signIn.has(ada, 10 * minute)).toBe(false);
  expect(signIn.has(ada, 0)).toBe(true);
  clock.pass(10 * minute);
  expect(signIn.has(ada, 0)).toBe(false);
  expect(() => signIn.token(ada)).toThrow(SignInNeeded);
});

test('signing out forgets token and problem', async () => {
  const { signIn, entra } = scene();
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  signIn.forget(ada);
  expect(signIn.has(ada, 0)).toBe(false);
  signIn.needs(ada, '{}');
  signIn.forget(ada);
  expect(signIn.problem(ada)).toBeUndefined();
});

test('nothing of a token shows when the sign-in is printed', async () => {
  const { signIn, entra } = scene();
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  expect(inspect(signIn, { depth: 10, showHidden: true }) + JSON.stringify(signIn)).not.toContain(
    'graph-token',
  );
});

describe('a sign-out', () => {
  test('that comes while Entra answers lets the exchange bring nothing', async () => {
    const { signIn, entra } = scene();
    entra.beforeAnswer = () => signIn.signOut(ada);
    expect(await signIn.exchange(ada, exchangeValue(entra.assertion(ada)))).toMatchObject({ status: 412 });
    expect(signIn.has(ada, 0)).toBe(false);
  });

  test('that another process has served ends the token here with the next turn', async () => {
    const { entra, both } = scene();
    const [signIn, other] = both();
    for (const person of [ada, bob]) await signIn.exchange(person, exchangeValue(entra.assertion(person)));
    await other.signOut(ada);
    for (const person of [ada, bob]) await signIn.catchUp(person);
    expect([signIn.has(ada, 0), signIn.has(bob, 0)]).toEqual([false, true]);
  });

  test('that another process has served while Entra answers ends the token with the next turn', async () => {
    const { entra, both } = scene();
    const [signIn, other] = both();
    entra.beforeAnswer = () => other.signOut(ada);
    await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
    await signIn.catchUp(ada);
    expect(signIn.has(ada, 0)).toBe(false);
  });

  test('is over with the next sign-in', async () => {
    const { signIn, entra } = scene();
    await signIn.signOut(ada);
    await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
    await signIn.catchUp(ada);
    expect(signIn.has(ada, 0)).toBe(true);
  });

  test('that cannot be written down still ends the token here, and is not taken for done', async () => {
    const { signIn, entra, signOuts } = scene();
    await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
    signOuts.isDown = true;
    await expect(signIn.signOut(ada)).rejects.toThrow('out of reach');
    expect(signIn.has(ada, 0)).toBe(false);
  });
});

test('two devices that reach two processes get a token each, and do each other no harm', async () => {
  const { signIn, entra, process } = scene();
  const other = process();
  const value = exchangeValue(entra.assertion(ada));
  const answers = await Promise.all([signIn.exchange(ada, value), other.exchange(ada, value)]);
  expect(answers).toEqual([
    { status: 200, fresh: true },
    { status: 200, fresh: true },
  ]);
  expect([signIn.has(ada, 0), other.has(ada, 0)]).toEqual([true, true]);
});
