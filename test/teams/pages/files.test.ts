import { readFileSync } from 'node:fs';
import { linkOf, site } from './visitor';
import { ada } from '../signIn/entra';

async function failedPage() {
  const scene = site();
  return scene.visitor().opens('/auth/start?state=unknown');
}

test('a page takes nothing from elsewhere, runs nothing inline and is framed by Teams only', async () => {
  const { headers, body } = await failedPage();
  const policy = headers['content-security-policy']?.split('; ') ?? [];
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      'frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft',
    ]),
  );
  expect(body).not.toMatch(/<script[^>]*>[^<]|<style| style=| on[a-z]+=|https?:/);
});

test('a page is kept by no cache, tells no referrer and is not guessed at, a redirect included', async () => {
  const scene = site();
  for (const address of ['/auth/start?state=unknown', linkOf(await scene.signIn.card(ada)), '/auth/end']) {
    expect((await scene.visitor().opens(address)).headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  }
});

test('every file that a page names is served, with a long life', async () => {
  const scene = site();
  const { body } = await failedPage();
  const files = [...String(body).matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, file]) => `/auth/${String(file)}`,
  );
  expect(files).toHaveLength(3);
  for (const file of files) {
    const { status, headers, body: content } = await scene.visitor().opens(file);
    expect(status).toBe(200);
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-type']).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    expect(content.length).toBeGreaterThan(100);
  }
});

test('the Teams library is the installed one, under its version', async () => {
  const { version } = JSON.parse(
    readFileSync(require.resolve('@microsoft/teams-js/package.json'), 'utf8'),
  ) as { version: string };
  const { body } = await site().visitor().opens(`/auth/teams-js/${version}.js`);
  expect(body.toString()).toContain('microsoftTeams');
});

test('what a browser sends never comes back in a page', async () => {
  const marker = '<i>marker</i>';
  const { body } = await site()
    .visitor()
    .comesBack({ state: marker, code: marker, error: marker, error_description: marker });
  expect(body).not.toContain('marker');
});
