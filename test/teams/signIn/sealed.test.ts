import { z } from 'zod';
import { createSealing } from '../../../src/teams/signIn/sealed';

const key = 'a key that all processes of the bot share';
const shape = z.object({ name: z.string() });
const value = { name: 'Ada 🗝' };
const links = (secret: string | undefined = key, deployment = 'contoso') =>
  createSealing(secret, deployment)('link', shape);

test('a sealed value is opened by whoever has the key, and shows nothing of itself', () => {
  const text = links().seal(value);
  expect(links().open(text)).toEqual(value);
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('Ada');
});

test('the same value never makes the same text', () => {
  const sealed = links();
  expect(sealed.seal(value)).not.toBe(sealed.seal(value));
});

test.each([
  ['another key', createSealing('another key of more than thirty-two characters', 'contoso')('link', shape)],
  ['another purpose', createSealing(key, 'contoso')('window', shape)],
  ['another deployment', links(key, 'fabrikam')],
  ['no key', createSealing(undefined, 'contoso')('link', shape)],
])('with %s it stays shut', (_what, other) => {
  expect(other.open(links().seal(value))).toBeUndefined();
});

test('without a key, each process has one of its own', () => {
  const [one, other] = [createSealing(undefined, 'contoso'), createSealing(undefined, 'contoso')];
  const text = one('link', shape).seal(value);
  expect(one('link', shape).open(text)).toEqual(value);
  expect(other('link', shape).open(text)).toBeUndefined();
});

test('no byte of it can be changed, taken away or added', () => {
  const sealed = links();
  const bytes = Buffer.from(sealed.seal(value), 'base64url');
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(sealed.open(changed.toString('base64url'))).toBeUndefined();
    expect(sealed.open(bytes.subarray(0, index).toString('base64url'))).toBeUndefined();
  }
  expect(sealed.open(Buffer.concat([bytes, Buffer.alloc(1)]).toString('base64url'))).toBeUndefined();
});

test('what is longer than anything made here is not even looked at', () => {
  const long = createSealing(key, 'contoso')('link', z.string());
  expect(long.open(long.seal('x'.repeat(5_000)))).toHaveLength(5_000);
  expect(long.open(long.seal('x'.repeat(6_000)))).toBeUndefined();
});
