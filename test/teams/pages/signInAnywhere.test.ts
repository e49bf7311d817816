import { ada, bob } from '../signIn/entra';
import { exchangeValue } from '../signIn/scene';
import { linkOf, locationOf, sharedKey, twoSites } from './visitor';

type Scene = ReturnType<typeof twoSites>;

/** Opens a link of process `a` at process `b`. */
async function opened({ a, b }: Scene, person = ada) {
  const browser = b.visitor();
  const response = await browser.opens(linkOf(await a.signIn.card(person)));
  return { browser, response };
}

const expired = 'This sign-in link is no longer good';

test('a link of one process begins at another, and its window ends at either', async () => {
  for (const end of ['a', 'b'] as const) {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    const back = scene.entra.signsIn(ada, locationOf(response).href);
    const page = await browser.turnsTo(scene[end]).comesBack(back);
    expect(page.status).toBe(200);
    const other = end === 'a' ? 'b' : 'a';
    expect([scene[end].signIn.has(ada, 0), scene[other].signIn.has(ada, 0)]).toEqual([true, false]);
    expect([scene[end].resumed, scene[other].resumed]).toEqual([[ada], []]);
  }
});

test('what stood in the way when the card was made is known where its link is opened', async () => {
  const scene = twoSites();
  const { signIn } = scene.a;
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  signIn.needs(ada, claims);
  scene.entra.refusal = { error: 'invalid_grant', error_codes: [65001] };
  await signIn.exchange(ada, exchangeValue(scene.entra.assertion(ada)));
  scene.entra.refusal = undefined;
  const { browser, response } = await opened(scene);
  const { searchParams, href } = locationOf(response);
  expect(searchParams.get('prompt')).toBe('consent');
  expect(searchParams.get('claims')).toContain('"nbf"');
  await browser.turnsTo(scene.a).comesBack(scene.entra.signsIn(ada, href));
  expect(scene.entra.requests.at(-1)?.['claims']).toContain('"nbf"');
  expect(scene.a.signIn.has(ada, 0)).toBe(true);
});

test('claims that are too long for an address stay where they were heard, and are asked for there', async () => {
  const scene = twoSites();
  const claims = JSON.stringify({ access_token: { acrs: { value: 'x'.repeat(2_000) } } });
  scene.a.signIn.needs(ada, claims);
  const link = linkOf(await scene.a.signIn.card(ada));
  expect(link.length).toBeLessThan(1_000);
  const here = await scene.a.visitor().opens(link);
  const there = await scene.b.visitor().opens(link);
  expect(here.headers['location']).toContain('acrs');
  expect(there.headers['location']).not.toContain('acrs');
});

test.each<[string, readonly [string | undefined, string | undefined]]>([
  ['another key', [sharedKey, 'another key of more than thirty-two characters']],
  ['no key', [undefined, undefined]],
])('with %s, the link of one process is none for another', async (_what, keys) => {
  const scene = twoSites(keys);
  const { response } = await opened(scene);
  expect(response.status).toBe(400);
});

test.each(['tenantId', 'clientId'] as const)(
  'a key shared with a bot of another %s opens nothing',
  async (part) => {
    const scene = twoSites();
    const foreign = scene.process(sharedKey, { [part]: '99999999-9999-4999-8999-999999999999' });
    const state = new URL(linkOf(await foreign.card(ada))).searchParams.get('state') ?? undefined;
    expect(await scene.a.signIn.browser.start(state)).toBeUndefined();
  },
);

test('a link is no way back, and a way back is no link', async () => {
  const scene = twoSites();
  const link = new URL(linkOf(await scene.a.signIn.card(ada))).searchParams.get('state') ?? '';
  const { browser, response } = await opened(scene);
  const state = locationOf(response).searchParams.get('state') ?? '';
  expect((await browser.opens(`/auth/start?state=${state}`)).status).toBe(400);
  expect((await browser.comesBack({ state: link, code: 'x' })).status).toBe(400);
  expect(scene.entra.urls).toEqual([]);
});

test('neither a link nor a way back shows whose it is, nor what proves it', async () => {
  const scene = twoSites();
  // Long enough not to turn up in sealed text by chance.
  const augusta = { ...ada, name: 'Augusta Ada King' };
  const { response } = await opened(scene, augusta);
  const link = linkOf(await scene.a.signIn.card(augusta));
  for (const text of [link, response.headers['location'] ?? '', response.headers['set-cookie'] ?? '']) {
    const plain =
      text + [...text.matchAll(/[\w-]{20,}/g)].map(([part]) => Buffer.from(part, 'base64url')).join();
    expect(plain).not.toMatch(new RegExp(`${ada.userId}|${augusta.name}|verifier`, 'i'));
  }
});

describe('a window that comes back twice', () => {
  test('is refused where it ended, as used', async () => {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    const back = scene.entra.signsIn(ada, locationOf(response).href);
    await browser.comesBack(back);
    expect((await browser.comesBack(back)).body).toContain(expired);
  });

  test('is refused at the other process, because its cookie went with its use', async () => {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    const back = scene.entra.signsIn(ada, locationOf(response).href);
    await browser.comesBack(back);
    const asked = scene.entra.requests.length;
    const again = await browser.turnsTo(scene.a).comesBack(back);
    expect(again.status).toBe(403);
    expect(scene.entra.requests).toHaveLength(asked);
  });

  test('with its cookie kept back brings nothing: Entra takes a code once', async () => {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    const back = scene.entra.signsIn(ada, locationOf(response).href);
    const thief = browser.copy().turnsTo(scene.a);
    await browser.comesBack(back);
    expect((await thief.comesBack(back)).status).toBe(403);
    expect(scene.a.signIn.has(ada, 0)).toBe(false);
  });
});

test('a window that ends in another browser is refused before its code is used, at either process', async () => {
  const scene = twoSites();
  const { response } = await opened(scene);
  const other = await opened(scene);
  const page = await other.browser
    .turnsTo(scene.a)
    .comesBack(scene.entra.signsIn(ada, locationOf(response).href));
  expect(page.body).toContain('This sign-in began in another browser');
  expect(scene.entra.requests).toEqual([]);
});

test('who follows another person’s link at another process hands over nothing', async () => {
  const scene = twoSites();
  const { browser, response } = await opened(scene);
  await browser.turnsTo(scene.a).comesBack(scene.entra.signsIn(bob, locationOf(response).href));
  expect(scene.a.signIn.problem(ada)).toBe('not-the-speaker');
  for (const person of [ada, bob]) expect(scene.a.signIn.has(person, 0)).toBe(false);
});

describe('signing out', () => {
  test('ends a link that nobody has opened, here and at the other process', async () => {
    const scene = twoSites();
    const links = [linkOf(await scene.a.signIn.card(ada)), linkOf(await scene.b.signIn.card(ada))];
    await scene.a.signIn.signOut(ada);
    for (const link of links) {
      expect((await scene.a.visitor().opens(link)).body).toContain(expired);
      expect((await scene.b.visitor().opens(link)).body).toContain(expired);
    }
  });

  test('ends nobody else’s, and none from after it', async () => {
    const scene = twoSites();
    const bobs = linkOf(await scene.a.signIn.card(bob));
    await scene.a.signIn.signOut(ada);
    const adas = linkOf(await scene.a.signIn.card(ada));
    for (const link of [bobs, adas]) {
      expect((await scene.b.visitor().opens(link)).status).toBe(302);
    }
  });

  test.each(['a', 'b'] as const)('lets a window that is at Entra bring nothing to %s', async (end) => {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    await scene.b.signIn.signOut(ada);
    const page = await browser
      .turnsTo(scene[end])
      .comesBack(scene.entra.signsIn(ada, locationOf(response).href));
    expect(page.body).toContain(expired);
    expect(scene[end].signIn.has(ada, 0)).toBe(false);
    expect(scene[end].resumed).toEqual([]);
  });

  test.each(['a', 'b'] as const)('at %s lets a code that is being redeemed bring nothing', async (out) => {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    scene.entra.beforeAnswer = () => scene[out].signIn.signOut(ada);
    const page = await browser.comesBack(scene.entra.signsIn(ada, locationOf(response).href));
    expect(page.body).toContain(expired);
    expect(scene.b.signIn.has(ada, 0)).toBe(false);
    expect(scene.b.resumed).toEqual([]);
    expect(scene.log.lines).toEqual([]);
  });

  test('is over with the next window, whose token stays', async () => {
    const scene = twoSites();
    await scene.a.signIn.signOut(ada);
    const { browser, response } = await opened(scene);
    await browser.comesBack(scene.entra.signsIn(ada, locationOf(response).href));
    await scene.b.signIn.catchUp(ada);
    expect(scene.b.signIn.has(ada, 0)).toBe(true);
  });

  test('a token that is dropped while a code is being redeemed does not come back by it', async () => {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    scene.entra.beforeAnswer = async () => scene.b.signIn.forget(ada);
    await browser.comesBack(scene.entra.signsIn(ada, locationOf(response).href));
    expect(scene.b.signIn.has(ada, 0)).toBe(false);
  });
});

describe('a store that is out of reach', () => {
  test('lets no window begin', async () => {
    const scene = twoSites();
    const link = linkOf(await scene.a.signIn.card(ada));
    scene.signOuts.isDown = true;
    const page = await scene.b.visitor().opens(link);
    expect([page.status, page.headers['location']]).toEqual([503, undefined]);
  });

  test('lets no window bring a token, because nobody knows of a sign-out', async () => {
    const scene = twoSites();
    const { browser, response } = await opened(scene);
    scene.signOuts.isDown = true;
    const page = await browser.comesBack(scene.entra.signsIn(ada, locationOf(response).href));
    expect(page.status).toBe(503);
    expect(page.body).toContain('Something is wrong at the bot itself');
    expect(scene.b.signIn.has(ada, 0)).toBe(false);
    expect(scene.log.lines).toEqual([{ event: 'sign-in-page-failed', fields: { error: 'Error' } }]);
  });
});
