import { BrowserWindow } from '../support/browser';
import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openReplicas, type Name, type Replicas } from '../support/replicas';

let bot: Replicas;
let journey: Journey;
const open = async (change?: Parameters<typeof openReplicas>[0]) => {
  bot = await openReplicas(change);
  journey = new Journey(bot);
};
afterEach(() => bot.close());

const linkOf = () => bot.admin.signInLink;
const withoutConsent = () => open((world) => void (world.consentedScopes = []));
const windowCloses = () =>
  bot.admin.sends({ type: 'invoke', name: 'signin/verifyState', value: { state: 'signed-in' } });
const storedText = async () => {
  const texts: string[] = [];
  for (const partition of ['run', 'dialog-state', 'signed-out', 'conversation']) {
    texts.push(JSON.stringify(await bot.store.scan(partition)));
  }
  return texts.join();
};

const names: readonly Name[] = ['a', 'b'];
const everyWay = names.flatMap((start) =>
  names.flatMap((end) =>
    names.flatMap((verifyState) => names.map((press) => ({ start, end, verifyState, press }))),
  ),
);

describe('a sign-in window, with a bot of two processes', () => {
  it.each(everyWay)(
    'that opens at $start and ends at $end, closes at $verifyState and is followed by a press at $press, signs in',
    async ({ start, end, verifyState, press }) => {
      await withoutConsent();
      const { admin, route, settled, line } = bot;
      Object.assign(route, { start, end, verifyState });
      await admin.says('enable mfa');
      const browser = await (await new BrowserWindow().opens(linkOf())).answers('accept');
      expect(browser.page).toContain('You can close this window');
      await settled();
      expect(admin.sees()).toContain(cards['find-account']);
      const shown = admin.messages.length;
      await windowCloses();
      expect(admin.messages).toHaveLength(shown);
      route.turn = press;
      await journey.on(['find-account']);
      expect(admin.sees()).toContain(cards.plan);
      expect(admin.effort).toEqual({ messages: 1, clicks: 1 });
      const redeemed = line.passed.filter((text) => text.includes('grant_type=authorization_code'));
      expect(redeemed).toHaveLength(1);
    },
  );

  it('leaves no token in the store', async () => {
    await withoutConsent();
    const { admin, settled, route, line } = bot;
    route.end = 'b';
    await admin.says('enable mfa');
    await (await new BrowserWindow().opens(linkOf())).answers('accept');
    await settled();
    const tokens = line.passed.flatMap((text) => [...text.matchAll(/"access_token":"([^"]+)"/g)]);
    expect(tokens.length).toBeGreaterThan(0);
    const stored = await storedText();
    expect(stored).toContain(bot.world.adminId);
    for (const [, token = ''] of tokens) expect(stored).not.toContain(token);
  });

  it('is refused when it ends in another browser, also by another process', async () => {
    await withoutConsent();
    const { admin, route, line } = bot;
    await admin.says('enable mfa');
    const consent = await new BrowserWindow().opens(linkOf());
    route.end = 'b';
    const foreign = await consent.withoutCookies().answers('accept');
    expect(foreign.page).toContain('This sign-in began in another browser');
    expect(line.passed.join()).not.toContain('grant_type=authorization_code');
  });
});

describe('a whole run, with every turn at another process than the one before', () => {
  it('is asked to sign in by nobody, and writes everything once', async () => {
    await open();
    let turns = 0;
    bot.route.turn = () => (turns++ % 2 === 0 ? 'a' : 'b');
    bot.route.tokenExchange = 'b';
    await journey.to('find-account');
    await journey.fromHere('find-account');
    expect(bot.admin.sees()).toContain('11 steps are **proven**');
    expect(bot.admin.messages.filter(({ signInLink }) => signInLink !== undefined)).toEqual([]);
    const writes = bot.practice
      .graphCalls()
      .filter(({ method, url }) => method !== 'GET' && !url.endsWith('$batch'));
    expect(writes).toHaveLength(4);
    expect(bot.logged.join()).not.toContain(goodPassword);
  });
});

describe('two devices that sign in at once, each through another process', () => {
  beforeEach(async () => {
    await open();
    let exchanges = 0;
    bot.route.tokenExchange = () => (exchanges++ % 2 === 0 ? 'a' : 'b');
    bot.practice.teams.signInSilently('two-devices', 1);
  });

  const oneCard = async () => {
    const { admin, practice } = bot;
    expect(practice.teams.exchanges.map(({ status }) => status)).toEqual([200, 200]);
    expect(admin.messages).toHaveLength(1);
    expect(admin.sees()).toContain(cards['find-account']);
    await journey.on(['find-account']);
    expect(admin.sees()).toContain(cards.plan);
  };

  it('bring one card, and no complaint', async () => {
    await bot.admin.says('enable mfa');
    await oneCard();
  });

  it('bring one card, and no complaint, also when both look at Microsoft 365 at the same time', async () => {
    const { admin, line } = bot;
    const held = line.hold(/^GET https:\/\/graph/);
    const said = admin.says('enable mfa');
    const looking = () => new Set(line.passed.join('\n').match(/^authorization: Bearer .*$/gm)).size;
    while (looking() < 2) await new Promise(setImmediate);
    held.release();
    await said;
    await oneCard();
  });
});

describe('signing out of one process', () => {
  it('is a sign-out of the other, too', async () => {
    await open();
    const { admin, route, practice } = bot;
    route.tokenExchange = () => (typeof route.turn === 'string' ? route.turn : 'a');
    await journey.to('plan');
    route.turn = 'b';
    await admin.says('sign out');
    route.turn = 'a';
    practice.teams.signInSilently('show-card');
    await admin.says('enable mfa');
    expect(linkOf()).toContain('/auth/start');
  });

  it('is one also for a press on a card', async () => {
    await open();
    const { admin, route, practice } = bot;
    await journey.to('plan');
    const plan = admin.last;
    route.turn = 'b';
    await admin.says('sign out');
    route.turn = 'a';
    practice.teams.signInSilently('show-card');
    const answer = await admin.presses(buttons.plan, plan);
    expect(answer.body).toMatchObject({ statusCode: 401 });
    expect(bot.line.passed.join()).not.toContain('PATCH');
  });

  it('ends a link that nobody has opened', async () => {
    await withoutConsent();
    const { admin, route } = bot;
    await admin.says('enable mfa');
    const link = linkOf();
    route.turn = 'b';
    await admin.says('sign out');
    const browser = await new BrowserWindow().opens(link);
    expect(browser.page).toContain('no longer good');
  });

  it('lets a window that is open bring nothing', async () => {
    await withoutConsent();
    const { admin, route, settled, practice } = bot;
    await admin.says('enable mfa');
    const browser = await new BrowserWindow().opens(linkOf());
    route.turn = 'b';
    await admin.says('sign out');
    const shown = admin.messages.length;
    await browser.answers('accept');
    expect(browser.page).toContain('no longer good');
    await settled();
    expect(admin.messages).toHaveLength(shown);
    expect(practice.graphCalls()).toEqual([]);
    route.turn = 'a';
    practice.teams.signInSilently('show-card');
    await admin.says('enable mfa');
    expect(linkOf()).toContain('/auth/start');
  });

  it('does not end a link from after it', async () => {
    await withoutConsent();
    const { admin, route, settled } = bot;
    await admin.says('enable mfa');
    route.turn = 'b';
    await admin.says('sign out');
    route.turn = 'a';
    await admin.says('enable mfa');
    await (await new BrowserWindow().opens(linkOf())).answers('accept');
    await settled();
    expect(admin.sees()).toContain(cards['find-account']);
  });
});
