import { readdir } from 'node:fs/promises';
import { noPlayground, ready } from '../../src/compose/words.en';
import { build, buildTime } from './support/build';
import { checkoutFiles } from './support/checkout';
import { isFree, makePlace, type Place } from './support/place';
import { descendantsOf, ended, running } from './support/processes';
import { npmStart, startProduct, type Product } from './support/product';

const patience = 4 * 60_000;
let place: Place;
let product: Product;

beforeAll(build, buildTime);

beforeEach(async () => {
  place = await makePlace();
});

afterEach(async () => {
  await product.interrupt();
  await place.remove();
});

const chat = () => `http://127.0.0.1:${place.ports.PLAYGROUND_PORT}`;
const portal = () => `http://127.0.0.1:${place.ports.PRACTICE_PORT}/practice`;

async function portsTaken(): Promise<readonly string[]> {
  const { PORT, PRACTICE_PORT, PLAYGROUND_PORT } = place.ports;
  const ports = Object.entries({ PORT, PRACTICE_PORT, PLAYGROUND_PORT });
  const free = await Promise.all(ports.map(([, port]) => isFree(port)));
  return ports.filter((_, index) => !free[index]).map(([name]) => name);
}

it(
  'says in one short block where things are, and nothing else',
  async () => {
    product = startProduct(place);
    await product.ready;
    expect(product.printed()).toEqual(ready(chat(), portal()));
    expect(product.printed().length).toBeLessThanOrEqual(5);
    expect((await fetch(chat())).status).toBe(200);
    expect((await fetch(portal())).status).toBe(200);
    expect(product.complained()).toBe('');
  },
  patience,
);

it(
  'ends all that it has started with Ctrl-C, and leaves nothing behind',
  async () => {
    const before = await checkoutFiles();
    product = npmStart(place);
    await product.ready;
    const started = await descendantsOf(product.pid);
    expect(await running(started)).toEqual(started);
    // npm, the product, the chat window.
    expect(started.length).toBeGreaterThanOrEqual(2);
    expect(await portsTaken()).toEqual(['PORT', 'PRACTICE_PORT', 'PLAYGROUND_PORT']);
    expect(await readdir(place.tempDir)).not.toEqual([]);
    await product.interrupt();
    expect(await ended(started)).toEqual([]);
    expect(await portsTaken()).toEqual([]);
    expect(await readdir(place.tempDir)).toEqual([]);
    expect(product.complained().replaceAll(/^npm .*\n?/gm, '')).toBe('');
    expect(await checkoutFiles()).toEqual(before);
  },
  patience,
);

it(
  'takes the chat window with it when it is killed',
  async () => {
    product = startProduct(place);
    await product.ready;
    const started = await descendantsOf(product.pid);
    expect(started.length).toBeGreaterThanOrEqual(1);
    process.kill(product.pid, 'SIGKILL');
    expect(await ended([product.pid, ...started])).toEqual([]);
    expect(await portsTaken()).toEqual([]);
  },
  patience,
);

it(
  'runs without the chat window when PLAYGROUND is off',
  async () => {
    product = startProduct(place, { PLAYGROUND: 'off' });
    await product.ready;
    expect(product.printed()).toEqual(noPlayground(false, portal()));
    expect(await portsTaken()).toEqual(['PORT', 'PRACTICE_PORT']);
    expect(await descendantsOf(product.pid)).toEqual([]);
    expect(await product.interrupt()).toEqual({ code: 0, signal: null });
    expect(await portsTaken()).toEqual([]);
  },
  patience,
);

it.each([
  ['on a server', { NODE_ENV: 'production' }, ['NODE_ENV', 'PUBLIC_URL', 'BOT_ID']],
  ['for other machines', { HOST: '0.0.0.0' }, ['HOST', '127.0.0.1']],
])(
  'does not open the practice tenant %s, and says what to set instead',
  async (_where, variables, named) => {
    product = startProduct(place, variables);
    expect(await product.ended).toEqual({ code: 1, signal: null });
    expect(product.printed()).toEqual([]);
    for (const name of named) expect(product.complained()).toContain(name);
    expect(product.complained()).not.toMatch(/^\s+at /m);
    expect(await portsTaken()).toEqual([]);
  },
  patience,
);

it(
  'says which variables to set when a port is taken, and ends',
  async () => {
    product = startProduct(place);
    await product.ready;
    const second = startProduct(place);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.complained()).toContain('PRACTICE_PORT');
    expect(second.printed()).toEqual([]);
  },
  patience,
);
