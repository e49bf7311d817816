import { createOutward } from '../../src/outward';

const proxy = { use: <T>(take: (uri: string) => T) => take('http://127.0.0.1:9') };

test('without a proxy, requests leave by Node’s own fetch', () => {
  const { fetch: out, proxyOf } = createOutward(undefined, 'contoso.example');
  expect(out).toBe(fetch);
  expect(proxyOf('https://graph.microsoft.com')).toBeUndefined();
});

test('with one, it is named for what goes through it only', () => {
  const { proxyOf } = createOutward(proxy, 'contoso.example');
  expect(proxyOf('https://graph.microsoft.com')).toBe('http://127.0.0.1:9');
  expect(proxyOf('https://bot.contoso.example')).toBeUndefined();
  expect(proxyOf('http://127.0.0.1:3979/metadata')).toBeUndefined();
});

test('what is no address is refused, before it could leave by another way', async () => {
  const { fetch: out } = createOutward(proxy);
  await expect(out(new Request('https://graph.microsoft.com'))).rejects.toThrow('give an address');
});
