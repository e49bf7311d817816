import type { Assets } from '../../../src/teams/pages/assets';
import { renderPage } from '../../../src/teams/pages/html';

const assets: Assets = { teamsJs: 'teams.js', script: 'popup.js', style: 'style.css', pages: [] };

test('words with markup in them stay words', () => {
  const hostile = `<script>alert("1" & '2')</script>`;
  const page = renderPage(
    assets,
    { title: hostile, heading: hostile, text: hostile, next: hostile },
    hostile,
  );
  expect(page).not.toContain('<script>');
  expect(page).not.toContain(`"1"`);
  expect(page).toContain('<h1>&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;</h1>');
});

test('a failure is announced and shows its code; a success shows none', () => {
  const words = { title: 'T', heading: 'H', text: 'X', next: 'N' };
  expect(renderPage(assets, words, 'blocked')).toMatch(/<main role="alert">[^]*<code>blocked<\/code>/);
  expect(renderPage(assets, words, 'signed-in')).not.toMatch(/role="alert"|<code>/);
});
