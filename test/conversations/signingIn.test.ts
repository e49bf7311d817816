import { BrowserWindow } from '../support/browser';
import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const hour = 3_600_000;
const linkOf = () => office.admin.signInLink;
const graphSays = (status: number, headers: Record<string, string> = {}) =>
  office.line.answerOnce(/^GET https:\/\/graph/, () =>
    Response.json({ error: { code: 'InvalidAuthenticationToken', message: '' } }, { status, headers }),
  );

describe('consent that nobody has given', () => {
  beforeEach(async () => {
    office.world.consentedScopes = [];
    await office.admin.says('enable mfa');
  });

  it('is asked for in a browser window, and the chat goes on by itself', async () => {
    const { admin, settled } = office;
    expect(linkOf()).toContain('/auth/start');
    const browser = await new BrowserWindow().opens(linkOf());
    expect(browser.page).toContain('AuditLog.Read.All');
    expect(browser.page).not.toContain('ReadWrite');
    await browser.answers('accept');
    expect(browser.page).toContain('You can close this window');
    await settled();
    expect(admin.sees()).toContain(cards['find-account']);
    expect(admin.effort).toEqual({ messages: 1, clicks: 0 });
  });

  it('can be declined: the page says so, and “enable mfa” brings another window', async () => {
    const { admin, settled, practice } = office;
    const declined = await (await new BrowserWindow().opens(linkOf())).answers('cancel');
    expect(declined.page).toContain('enable mfa');
    await settled();
    expect(practice.graphCalls()).toEqual([]);
    const used = linkOf();
    await admin.says('enable mfa');
    expect(linkOf()).not.toBe(used);
    await (await new BrowserWindow().opens(linkOf())).answers('accept');
    await settled();
    expect(admin.sees()).toContain(cards['find-account']);
  });

  it('is waited for: whatever is said meanwhile is answered with where the button is', async () => {
    const { admin } = office;
    await admin.says('are you there?');
    expect(admin.sees()).toContain('I am waiting for you to sign in');
  });

  it('is not taken from a link that was used before', async () => {
    const link = linkOf();
    await (await new BrowserWindow().opens(link)).answers('accept');
    const again = await new BrowserWindow().opens(link);
    expect(again.page).not.toContain('Permissions requested');
  });
});

describe('a sign-in that ends midway', () => {
  it('because of “sign out” is made up for by the next press', async () => {
    const { admin, practice } = office;
    await journey.to('plan');
    const plan = admin.last;
    await admin.says('sign out');
    await admin.presses('Go on', plan);
    expect(admin.sees()).toContain(cards.phone);
    expect(practice.teams.exchanges).toHaveLength(1);
  });

  it('because its hour is over is made up for by the next press', async () => {
    const { admin, clock } = office;
    await journey.to('phone');
    await clock.advance(2 * hour);
    await journey.on(['phone']);
    expect(admin.sees()).toContain(cards.password);
  });

  it('is renewed before a password is asked for, so that none has to wait', async () => {
    const { admin, clock, practice } = office;
    await journey.to('phone');
    await clock.advance(hour - 5 * 60_000);
    await journey.on(['phone']);
    expect(admin.sees()).toContain(cards.password);
    expect(practice.teams.exchanges).toHaveLength(2);
    await clock.advance(9 * 60_000);
    await journey.on(['password']);
    expect(admin.sees()).toContain(cards['my-account']);
  });

  it('because Graph takes the token no more is made up for without a word', async () => {
    const { admin, practice } = office;
    await journey.to('phone');
    graphSays(401);
    await admin.says('enable mfa');
    expect(practice.teams.exchanges).toHaveLength(1);
    office.line.answerOnce(/^POST https:\/\/graph.*batch/, () => new Response('{}', { status: 401 }));
    await admin.says('enable mfa');
    expect(practice.teams.exchanges).toHaveLength(2);
    expect(admin.sees()).toContain(cards.phone);
  });

  it('because Graph wants to see more is asked for with what it wants', async () => {
    const { admin } = office;
    await journey.to('password');
    const claims = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString('base64');
    graphSays(401, { 'www-authenticate': `Bearer error="insufficient_claims", claims="${claims}"` });
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards.password);
    expect(office.line.passed.join('\n')).toContain(encodeURIComponent('"nbf"'));
  });
});

describe('a password that is sent without a sign-in', () => {
  const passwordWrites = () => office.writes().filter((write) => write.startsWith('PATCH users/')).length - 1;

  beforeEach(async () => {
    await journey.to('password');
    await office.restart();
    await journey.prepares.password();
  });

  it('is sent again by Teams with a token, and set once', async () => {
    const { admin } = office;
    await admin.presses(buttons.password);
    expect(admin.sees()).toContain(cards['my-account']);
    expect(passwordWrites()).toBe(1);
  });

  it('is not set while Teams has no token', async () => {
    const { admin, practice } = office;
    practice.teams.signInSilently('show-card');
    const answer = await admin.presses(buttons.password);
    expect(answer.body).toMatchObject({ statusCode: 401 });
    expect(passwordWrites()).toBe(0);
    expect(admin.sees()).toContain(cards.password);
  });

  it('is dropped and asked for again when Teams’ token is refused', async () => {
    const { admin, practice } = office;
    practice.signIn.refuseNext(50173);
    await admin.presses(buttons.password);
    expect(passwordWrites()).toBe(0);
    expect(admin.sees()).toContain('Your sign-in ran out before everything was sent.');
    expect(admin.sees()).toContain(cards.password);
    await journey.on(['password']);
    expect(passwordWrites()).toBe(1);
  });

  it('is dropped and asked for again on a client that knows no other way', async () => {
    const { admin, chat } = office;
    await admin.submits(buttons.password);
    expect(passwordWrites()).toBe(0);
    expect(admin.sees()).toContain('Your sign-in ran out before everything was sent.');
    expect(admin.sees()).toContain(cards.password);
    expect(chat.everything.join()).not.toContain(goodPassword);
  });

  it('is dropped with a word also when the dialog stack is lost', async () => {
    const { admin } = office;
    await office.restart(office.loseDialogs);
    await admin.submits(buttons.password);
    expect(passwordWrites()).toBe(0);
    expect(admin.sees()).toContain('Your sign-in ran out before everything was sent.');
    expect(admin.sees()).toContain(cards.password);
  });
});
