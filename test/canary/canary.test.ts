import { createDirectory } from '../../src/graph/directory';
import { createLog } from '../../src/log';
import { Secret } from '../../src/procedure/secret';
import type { TroubleName } from '../../src/practice/troubles';
import { openLmdb } from '../../src/storage/lmdb';
import { Chat } from '../support/chat';
import { buttons, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';
import { openTap, type Tap } from '../support/tap';
import { tempFolders } from '../support/tempFolder';
import { bytesBelow, everythingOf, findings, tokensIn, type Canary, type Sink } from './searcher';

/** What is looked for: no escaping changes it, however often it is applied. */
const song = 'C4nary-sings-in-the-coal';
const password = `"/+ ${song} \\`;

let office: Office;
let tap: Tap;
const thrown: unknown[] = [];
/** The store's files as they were at each moment: what is overwritten soon was on the disk all the same. */
const stored: Buffer[] = [];
const lookAtStore = () => void stored.push(...bytesBelow(office.dataDir));

/** Sets the canary's password, and goes on to the next card when it was taken. */
async function sets(way: 'presses' | 'submits' = 'presses'): Promise<void> {
  await office.admin.fills({ password, passwordAgain: password })[way](buttons.password);
  lookAtStore();
}

/** Runs in which everything happens to a password that can. */
async function playsRuns(): Promise<void> {
  const { admin, practice, clock, line } = office;
  const troubled = async (name: TroubleName) => {
    practice.troubles.set(name, 1, { method: 'PATCH', path: /users/ });
    await sets();
  };
  await new Journey(office).to('password');
  await admin.says(password);
  await admin.says('enable mfa');
  await admin.fills({ password, passwordAgain: 'another' }).presses(buttons.password);
  lookAtStore();
  for (const name of ['banned-password', 'forbidden', 'throttled', 'lost-write'] as const)
    await troubled(name);
  await office.restart();
  await sets('submits');
  await clock.advance(2 * 3_600_000);
  practice.signIn.refuseNext(50173);
  await sets();
  const held = line.hold(/^PATCH .*\/users\/[^/]+$/);
  const pressed = admin.fills({ password, passwordAgain: password }).press(buttons.password);
  await held.arrived;
  lookAtStore();
  await clock.advance(4_000);
  await pressed;
  held.release();
  await office.settled();
  await admin.says('status');
  await office.restart(office.loseDialogs);
  await admin.says('enable mfa');
  lookAtStore();
}

/** Errors and refusals from where the password leaves for Graph. */
async function throwsErrors(): Promise<void> {
  const { practice, clock, line, world } = office;
  const log = createLog({ level: 'silent', clock });
  const token = tokensIn(line.passed).at(-1) ?? '';
  const id = serviceAccount(world).id;
  const ways: readonly (() => typeof fetch)[] = [
    () => line.fetch,
    () => () => Promise.reject(new TypeError('fetch failed')),
    () => async () => new Response('<html>', { status: 502 }),
    () => async () => Response.json({ error: { code: 'x', message: password } }, { status: 418 }),
  ];
  for (const way of ways) {
    const directory = createDirectory({
      ...{ graph: 'https://graph.microsoft.com', fetch: way(), token: () => token },
      ...{ clock, log, newId: () => 'id' },
    });
    practice.troubles.set('lost-answer', 1);
    await directory.resetPassword(id, new Secret(password)).then(
      (answer) => thrown.push(answer),
      (error: unknown) => thrown.push(error),
    );
  }
}

const canaries = (): readonly Canary[] => {
  const { botPassword, aadAppClientSecret } = office.practice.registration;
  const tokens = tokensIn([...tap.received, ...office.line.passed]);
  return [
    { name: 'the password', value: song },
    { name: 'the bot’s password', value: botPassword },
    { name: 'the client secret', value: aadAppClientSecret },
    ...tokens.map((value, index) => ({ name: `token ${index}`, value })),
  ];
};

/** For whom a token is: the bot, its app, Microsoft Graph, or the Bot Framework. */
function audienceOf(token: string): string {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as { readonly aud: string }).aud;
}

const sinks = (): readonly Sink[] => [
  { name: 'the store', pieces: stored },
  { name: 'the log', pieces: office.logged },
  { name: 'the chat', pieces: office.chat.everything },
  { name: 'the answers', pieces: tap.answered },
  { name: 'the errors', pieces: thrown.flatMap(everythingOf) },
];

beforeAll(async () => {
  tap = await openTap();
  office = await openOffice({ before: tap.before });
  await playsRuns();
  await throwsErrors();
});
afterAll(async () => {
  await office.close();
  await tap.close();
});

describe('a password, the tokens and the secrets', () => {
  it('were all in play', () => {
    expect(tap.received.join()).toContain(song);
    expect(office.line.passed.join()).toContain(song);
    const audiences = tokensIn([...tap.received, ...office.line.passed]).map(audienceOf);
    expect(new Set(audiences).size).toBeGreaterThanOrEqual(4);
    expect(thrown).toHaveLength(4);
    for (const { name, pieces } of sinks()) expect([name, pieces.length > 0]).toEqual([name, true]);
  });

  it('are nowhere to be found afterwards', () => {
    expect(findings(canaries(), sinks())).toEqual([]);
  });
});

describe('the searcher', () => {
  /** A leak of its own kind, planted where the sink is filled. */
  const leaks: Readonly<Record<string, () => Promise<readonly (string | Buffer)[]>>> = {
    async 'the store'() {
      const folders = tempFolders();
      const dataDir = `${folders.make()}/bot`;
      const store = openLmdb({ dataDir, dataKey: undefined });
      await store.put(['dialog-state', 'x'], { values: { password } }, 'any');
      await store.delete(['dialog-state', 'x'], 'any');
      await store.close();
      const pieces = bytesBelow(dataDir);
      folders.removeAll();
      return pieces;
    },
    async 'the log'() {
      const lines: string[] = [];
      const destination = { write: (line: string) => void lines.push(line) };
      createLog({ level: 'debug', clock: office.clock, destination }).debug('graph request', { password });
      return lines;
    },
    async 'the chat'() {
      const chat = new Chat();
      const body = { type: 'message', attachments: [{ content: { body: [{ value: password }] } }] };
      await chat.receive({ method: 'POST', path: '/v3/conversations/a/activities', body });
      return chat.everything;
    },
    async 'the answers'() {
      return [JSON.stringify({ statusCode: 200, value: `You typed ${password}` })];
    },
    async 'the errors'() {
      const hidden = Object.defineProperty(new Error('refused'), 'request', { value: { body: password } });
      return everythingOf(new Error('a turn broke', { cause: hidden }));
    },
  };

  it('knows a leak of every sink', () => {
    expect(Object.keys(leaks)).toEqual(sinks().map(({ name }) => name));
  });

  it.each(Object.entries(leaks))('finds a leak in %s, among all that is there', async (name, plant) => {
    const pieces = sinks().find((sink) => sink.name === name)?.pieces ?? [];
    const found = findings(canaries(), [{ name, pieces: [...pieces, ...(await plant())] }]);
    expect(found).toEqual([`the password in ${name}`]);
  });

  it.each([
    ['base64', (text: string) => Buffer.from(text).toString('base64')],
    ['a query', (text: string) => new URLSearchParams({ text: encodeURIComponent(text) }).toString()],
    ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
  ])('finds a token that is hidden in %s', (_, hide) => {
    const token = canaries().at(-1) as Canary;
    expect(findings([token], [{ name: 'the log', pieces: [hide(token.value)] }])).toHaveLength(1);
  });
});
