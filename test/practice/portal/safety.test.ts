import { forms, pages } from '../../../src/practice/portal/routes';
import { someWorld, type SomeWorld } from '../world/someWorld';
import { Browser, openStage, type Stage } from './browser';

let some: SomeWorld;
let stage: Stage;

beforeEach(async () => {
  some = someWorld();
  stage = await openStage(some.world);
});
afterEach(() => stage.close());

const form = 'application/x-www-form-urlencoded';
const switchOff = '/practice/troubles/switch';

async function tokenOf(person: Browser): Promise<string> {
  await person.goes('/practice/troubles');
  return /name="token" value="([^"]*)"/.exec(person.text)?.[1] ?? '';
}

describe('every page', () => {
  test.each([...pages.keys()])('%s is sent with the headers that keep it to itself', async (path) => {
    const { headers } = await stage.ask(path);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  test.each([...pages.keys()])('%s labels every input, and has one main heading', async (path) => {
    const person = await new Browser(stage).goes(path);
    expect(person.text.match(/<h1>/g)).toHaveLength(1);
    expect(person.text).toContain('class="skip"');
    expect(person.text).toContain('name="viewport"');
    for (const [input, id] of person.text.matchAll(/<input[^>]*\sid="([^"]*)"[^>]*>/g)) {
      if (!input.includes('type="hidden"')) expect(person.text).toContain(`<label for="${id ?? ''}"`);
    }
    expect(person.text).not.toMatch(/<[^>]*\s(?:style|on[a-z]+)=/);
  });

  test.each([...pages.keys()])('%s changes nothing but the sign-ins of the console', async (path) => {
    const before = JSON.stringify({ ...some.world, console: null, signIns: null });
    await new Browser(stage).goes(path);
    expect(JSON.stringify({ ...some.world, console: null, signIns: null })).toBe(before);
    expect(stage.saves()).toBe(0);
  });

  test('is found with a slash at its end, and not under another name', async () => {
    expect((await stage.ask('/practice/')).status).toBe(200);
    expect((await stage.ask('/practice/nothing')).status).toBe(404);
    expect((await stage.ask('//practice')).status).toBe(404);
  });

  test('shows what people are called as text, never as markup', async () => {
    some.account.displayName = `Cloud App <script>alert("1")</script> & 'Sons'`;
    const person = await new Browser(stage).goes('/practice');
    expect(person.text).not.toContain('<script>alert');
    expect(person.text).toContain(
      'Cloud App &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;',
    );
  });

  test('takes nothing from its address as markup', async () => {
    const person = await new Browser(stage).goes('/practice/my-account?user=%22%3E%3Cscript%3E&notice=x');
    expect(person.text).toContain('value="&quot;&gt;&lt;script&gt;"');
  });
});

describe('a request', () => {
  test.each(['evil.example', 'localhost.evil.example', '192.0.2.1', 'evil@example:3979'])(
    'for the host %p is refused',
    async (host) => {
      expect((await stage.ask('/practice', { headers: { host } })).status).toBe(421);
    },
  );

  test.each(['localhost', '127.0.0.1:3979', '[::1]:3979'])('for the host %p is served', async (host) => {
    expect((await stage.ask('/practice', { headers: { host } })).status).toBe(200);
  });

  test('with another method is told so', async () => {
    expect((await stage.ask('/practice', { method: 'DELETE' })).status).toBe(405);
    expect((await stage.ask(switchOff)).status).toBe(405);
  });

  test('for the head alone gets no body', async () => {
    const answer = await stage.ask('/practice', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('');
  });

  test('that comes by a link from elsewhere does not cost the session', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await stage.ask('/practice/security-info?a="', { headers });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).toContain('content="0; url=/practice/security-info?a=%22"');
  });
});

describe('the session cookie', () => {
  test('is strict, hidden from scripts, and for these pages alone', async () => {
    const [cookie] = (await stage.ask('/practice')).headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^practice_session=[\w-]{43}; Path=\/practice; HttpOnly; SameSite=Strict$/);
  });

  test('is not given out again while it is good', async () => {
    const person = await new Browser(stage).goes('/practice');
    await person.goes('/practice/phone');
    expect(person.answers.at(-1)?.headers['set-cookie']).toBeUndefined();
  });

  test('of one who keeps asking without it does not fill the memory', async () => {
    const person = new Browser(stage);
    const token = await tokenOf(person);
    stage.wait(1);
    for (let one = 0; one < 210; one += 1) await stage.ask('/practice/assets/style.css');
    await person.posts(switchOff, `token=${token}&name=premium&on=no`);
    expect(some.world.premium).toBe(false);
    for (let one = 0; one < 210; one += 1) await stage.ask('/practice/phone');
    await person.posts(switchOff, `token=${token}&name=premium&on=yes`);
    expect(person.sees()).toContain('This page had been open too long.');
    expect(some.world.premium).toBe(false);
  });
});

describe('a form', () => {
  test('that is taken is answered with 303, and saved', async () => {
    const person = new Browser(stage);
    const token = await tokenOf(person);
    await person.posts(switchOff, `token=${token}&name=premium&on=no`);
    expect(person.answers.at(-2)).toMatchObject({ status: 303, text: '' });
    expect(some.world.premium).toBe(false);
    expect(stage.saves()).toBe(1);
  });

  test.each([...forms.keys()])('%s without its token does nothing, and leads back', async (path) => {
    const person = await new Browser(stage).goes('/practice');
    const before = JSON.stringify({ ...some.world, console: null, signIns: null });
    await person.posts(path, `token=${'x'.repeat(43)}&sure=yes&name=premium`);
    expect(person.sees()).toContain(
      'This page had been open too long. Nothing was done; please do it once more.',
    );
    expect(JSON.stringify({ ...some.world, console: null, signIns: null })).toBe(before);
    expect(stage.saves()).toBe(0);
  });

  test("with another browser's token does nothing", async () => {
    const token = await tokenOf(new Browser(stage));
    const other = await new Browser(stage).goes('/practice');
    await other.posts(switchOff, `token=${token}&name=premium&on=no`);
    expect(some.world.premium).toBe(true);
  });

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address', { 'sec-fetch-site': 'none' }],
    ['of another origin', { origin: 'http://evil.example' }],
    ['of a hidden origin', { origin: 'null' }],
    ['of no known origin', {}],
  ])('%s is refused', async (_what, headers) => {
    const person = new Browser(stage);
    const body = `token=${await tokenOf(person)}&name=premium&on=no`;
    const sent = { cookie: person.cookie, 'content-type': form, ...headers };
    expect((await stage.ask(switchOff, { method: 'POST', headers: sent, body })).status).toBe(403);
    expect(some.world.premium).toBe(true);
  });

  test('of our own origin is taken from a browser that says only that', async () => {
    const person = new Browser(stage);
    const body = `token=${await tokenOf(person)}&name=premium&on=no`;
    const headers = { cookie: person.cookie, 'content-type': form, origin: stage.address() };
    expect((await stage.ask(switchOff, { method: 'POST', headers, body })).status).toBe(303);
    expect(some.world.premium).toBe(false);
  });

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'sent as %p is refused',
    async (type) => {
      const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
      expect((await stage.ask(switchOff, { method: 'POST', headers, body: 'a=b' })).status).toBe(415);
    },
  );

  test('of more than 8 KB is refused, whether or not it says its length', async () => {
    const body = `token=${'x'.repeat(8192)}`;
    const headers = { 'content-type': form, 'sec-fetch-site': 'same-origin' };
    const said = await stage.ask(switchOff, { method: 'POST', headers, body });
    expect(said.status).toBe(413);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    const unsaid = await stage.ask(switchOff, { method: 'POST', headers: chunked, body });
    expect(unsaid.status).toBe(413);
    expect(unsaid.headers.connection).toBe('close');
  });
});
