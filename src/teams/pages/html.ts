import type { Assets } from './assets';
import type { PageWords } from './words.en';
import { frameWords } from './words.en';

/** The one page there is: what happened, and what to do now. `outcome` is `signed-in` or a problem's code. */
export function renderPage(assets: Assets, words: PageWords, outcome: string): string {
  const failed = outcome !== 'signed-in';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(words.title)}</title>
<link rel="stylesheet" href="${escapeHtml(assets.style)}">
<script src="${escapeHtml(assets.teamsJs)}" defer></script>
<script src="${escapeHtml(assets.script)}" defer></script>
</head>
<body data-outcome="${escapeHtml(outcome)}">
<main${failed ? ' role="alert"' : ''}>
<h1>${escapeHtml(words.heading)}</h1>
<p>${escapeHtml(words.text)}</p>
<p>${escapeHtml(words.next)}</p>
${failed ? `<p class="code">${escapeHtml(frameWords.code)} <code>${escapeHtml(outcome)}</code></p>\n` : ''}<button id="close" type="button" hidden>${escapeHtml(frameWords.close)}</button>
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
