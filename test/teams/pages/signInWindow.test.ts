import { ada, bob, clientId, tenantId } from '../signIn/entra';
import { exchangeValue, scopes } from '../signIn/scene';
import { linkOf, locationOf, site } from './visitor';

type Site = ReturnType<typeof site>;

/** Opens the link of a new card for Ada and gives the browser and where it was sent. */
async function started({ signIn, visitor }: Site) {
  const browser = visitor();
  const response = await browser.opens(linkOf(await signIn.card(ada)));
  return { browser, response, location: locationOf(response) };
}

test('the link leads to Entra’s sign-in page with everything that page needs', async () => {
  const { response, location } = await started(site());
  expect(response.status).toBe(302);
  expect(location.origin + location.pathname).toBe(
    `https://authorize.example.com/${tenantId}/oauth2/v2.0/authorize`,
  );
  const { state, nonce, code_challenge, claims, ...rest } = Object.fromEntries(location.searchParams);
  expect(rest).toEqual({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: 'https://bot.example.com/auth/end',
    scope: ['openid', 'profile', ...scopes].join(' '),
    code_challenge_method: 'S256',
  });
  for (const random of [nonce, code_challenge]) expect(random).toMatch(/^[\w-]{43}$/);
  expect(state).toMatch(/^[\w-]+$/);
  expect(response.headers['location']?.length).toBeLessThan(1_500);
  expect(new Set([state, nonce, code_challenge]).size).toBe(3);
  expect(claims).toBe('{"access_token":{"xms_cc":{"values":["cp1"]}}}');
});

test('the browser gets a cookie that scripts, other sites and plain http never see', async () => {
  const { response } = await started(site());
  expect(response.headers['set-cookie']).toMatch(
    /^sign-in=[\w-]{43}; Max-Age=600; Path=\/auth; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test('a person who signs in is signed in, and the bot goes on by itself', async () => {
  const scene = site();
  const { browser, location } = await started(scene);
  const page = await browser.comesBack(scene.entra.signsIn(ada, location.href));
  expect(page.status).toBe(200);
  expect(page.body).toContain('You are signed in. You can close this window and go back to the chat.');
  expect(scene.signIn.token(ada)).toBe('graph-token-of-Ada');
  expect(scene.resumed).toEqual([ada]);
  expect(await scene.signIn.verifyState(ada, { state: 'signed-in' })).toEqual({ status: 200, fresh: false });
});

test('when the bot could not go on by itself, the closing window makes it go on, once', async () => {
  const scene = site();
  scene.refusing.bot = true;
  const { browser, location } = await started(scene);
  await browser.comesBack(scene.entra.signsIn(ada, location.href));
  expect(await scene.signIn.verifyState(bob, { state: 'signed-in' })).toMatchObject({ fresh: false });
  expect(await scene.signIn.verifyState(ada, { state: 'signed-in' })).toEqual({ status: 200, fresh: true });
  expect(await scene.signIn.verifyState(ada, { state: 'signed-in' })).toMatchObject({ fresh: false });
});

test('the whole way after missing consent asks for consent and ends signed in', async () => {
  const scene = site();
  scene.entra.refusal = { error: 'invalid_grant', suberror: 'consent_required', error_codes: [65001] };
  await scene.signIn.exchange(ada, exchangeValue(scene.entra.assertion(ada)));
  const { browser, location } = await started(scene);
  expect(location.searchParams.get('prompt')).toBe('consent');
  scene.entra.refusal = undefined;
  await browser.comesBack(scene.entra.signsIn(ada, location.href));
  expect(scene.signIn.has(ada, 10 * 60_000)).toBe(true);
  expect(scene.signIn.problem(ada)).toBeUndefined();
  const next = await started(scene);
  expect(next.location.searchParams.has('prompt')).toBe(false);
});

test('the claims of a step-up reach the sign-in page and the redemption', async () => {
  const scene = site();
  const capolids = { essential: true, values: ['policy'] };
  const claims = JSON.stringify({ access_token: { capolids } });
  scene.entra.refusal = { error: 'interaction_required', error_codes: [50076], claims };
  await scene.signIn.exchange(ada, exchangeValue(scene.entra.assertion(ada)));
  scene.entra.refusal = undefined;
  const { browser, location } = await started(scene);
  const demanded = { access_token: { capolids, xms_cc: { values: ['cp1'] } } };
  expect(JSON.parse(location.searchParams.get('claims') ?? '')).toEqual(demanded);
  await browser.comesBack(scene.entra.signsIn(ada, location.href));
  expect(JSON.parse(scene.entra.requests.at(-1)?.['claims'] ?? '')).toEqual(demanded);
  expect(scene.signIn.has(ada, 0)).toBe(true);
});

test('the code is redeemed with the verifier that only this bot knows', async () => {
  const scene = site();
  const { browser, location } = await started(scene);
  const back = scene.entra.signsIn(ada, location.href);
  const forged = new URL(location.href);
  forged.searchParams.set('code_challenge', 'A'.repeat(43));
  const page = await browser.comesBack({
    ...back,
    code: scene.entra.signsIn(ada, forged.href)['code'] ?? '',
  });
  expect(page.status).toBe(403);
  expect(scene.signIn.has(ada, 0)).toBe(false);
});

test('who follows another person’s link hands over nothing and is told so', async () => {
  const scene = site();
  const { browser, location } = await started(scene);
  const page = await browser.comesBack(scene.entra.signsIn(bob, location.href));
  expect(page.status).toBe(403);
  expect(page.body).toContain('The bot has kept nothing of this sign-in');
  expect([scene.signIn.has(ada, 0), scene.signIn.has(bob, 0)]).toEqual([false, false]);
  expect(scene.resumed).toEqual([]);
  const next = await started(scene);
  expect(next.location.searchParams.get('prompt')).toBe('select_account');
});

test.each([
  ['nonce', 'refused', { nonce: 'another' }],
  ['audience', 'refused', { aud: 'another' }],
  ['tenant', 'not-the-speaker', { tid: '99999999-9999-4999-8999-999999999999' }],
])('an id token with another %s is refused', async (_claim, problem, changes) => {
  const scene = site();
  scene.entra.idTokenChanges = changes;
  const { browser, location } = await started(scene);
  await browser.comesBack(scene.entra.signsIn(ada, location.href));
  expect(scene.signIn.problem(ada)).toBe(problem);
  expect(scene.signIn.has(ada, 0)).toBe(false);
});

test('a link works once', async () => {
  const scene = site();
  const link = linkOf(await scene.signIn.card(ada));
  await scene.visitor().opens(link);
  const again = await scene.visitor().opens(link);
  expect(again.status).toBe(400);
  expect(again.body).toContain('This sign-in link is no longer good');
});

test('a link works for ten minutes', async () => {
  const scene = site();
  const [early, late] = [linkOf(await scene.signIn.card(ada)), linkOf(await scene.signIn.card(ada))];
  scene.clock.pass(10 * 60_000 - 1);
  expect((await scene.visitor().opens(early)).status).toBe(302);
  scene.clock.pass(1);
  expect((await scene.visitor().opens(late)).status).toBe(400);
});

test('the way back from Entra works once and for ten minutes', async () => {
  const scene = site();
  const first = await started(scene);
  const back = scene.entra.signsIn(ada, first.location.href);
  expect((await first.browser.comesBack(back)).status).toBe(200);
  const requests = scene.entra.requests.length;
  expect((await first.browser.comesBack(back)).status).toBe(400);
  const second = await started(scene);
  scene.clock.pass(10 * 60_000);
  expect((await second.browser.comesBack(scene.entra.signsIn(ada, second.location.href))).status).toBe(400);
  expect(scene.entra.requests).toHaveLength(requests);
});

test.each<Record<string, string>>([{}, { state: 'made-up' }, { state: 'made-up', code: 'x' }, { code: 'x' }])(
  'a way back that nobody set out on is refused: %j',
  async (query) => {
    const scene = site();
    const page = await scene.visitor().comesBack(query);
    expect(page.status).toBe(400);
    expect(scene.entra.urls).toEqual([]);
  },
);

test('a sign-in that ends in another browser is refused before its code is used', async () => {
  const scene = site();
  const { location } = await started(scene);
  const other = await started(scene);
  const page = await other.browser.comesBack(scene.entra.signsIn(ada, location.href));
  expect(page.status).toBe(403);
  expect(page.body).toContain('This sign-in began in another browser');
  expect(scene.entra.requests).toEqual([]);
});

test('declining is told in our own words and does not hide what is needed', async () => {
  const scene = site();
  scene.entra.refusal = { error: 'invalid_grant', error_codes: [65001] };
  await scene.signIn.exchange(ada, exchangeValue(scene.entra.assertion(ada)));
  const { browser, location } = await started(scene);
  const state = location.searchParams.get('state') ?? '';
  const page = await browser.comesBack({
    state,
    error: 'access_denied',
    error_description: '<b>AADSTS65004</b>',
  });
  expect(page.body).toContain('You have not signed in');
  expect(page.body).not.toContain('AADSTS65004');
  expect(scene.signIn.problem(ada)).toBe('consent-needed');
});

test('an Entra that does not answer is told as such', async () => {
  const scene = site();
  const { browser, location } = await started(scene);
  const back = scene.entra.signsIn(ada, location.href);
  scene.entra.down = true;
  const page = await browser.comesBack(back);
  expect(page.status).toBe(503);
  expect(page.body).toContain('Microsoft Entra does not answer');
});

test('the log names outcome and code, never a token, a code or a person', async () => {
  const scene = site();
  const first = await started(scene);
  await first.browser.comesBack(scene.entra.signsIn(ada, first.location.href));
  const second = await started(scene);
  await second.browser.comesBack({
    state: second.location.searchParams.get('state') ?? '',
    error: 'weird error <ada@example.com>',
  });
  expect(scene.log.lines).toEqual([
    { event: 'signed-in', fields: { by: 'browser' } },
    { event: 'browser-sign-in-failed', fields: { problem: 'refused', code: 'unknown' } },
  ]);
});
