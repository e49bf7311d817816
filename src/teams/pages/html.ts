import type { Assets } from './assets';
import type { PageWords } from './words.en';
import { frameWords } from './words.en';

/** The page at the end of a sign-in window: what happened, and what to do now. `outcome` is `signed-in` or a problem's code. */
export function renderPage(assets: Assets, words: PageWords, outcome: string): string {
  const failed = outcome !== 'signed-in';
  const main = `<main${failed ? ' role="alert"' : ''}>
<h1>${escapeHtml(words.heading)}</h1>
<p>${escapeHtml(words.text)}</p>
<p>${escapeHtml(words.next)}</p>
${failed ? `<p class="code">${escapeHtml(frameWords.code)} <code>${escapeHtml(outcome)}</code></p>\n` : ''}<button id="close" type="button" hidden>${escapeHtml(frameWords.close)}</button>
</main>`;
  const { style, teamsJs, script } = assets;
  return wholePage({ title: words.title, style, scripts: [teamsJs, script], outcome, main });
}

interface WholePage {
  readonly title: string;
  /** Address of the style sheet. */
  readonly style: string;
  /** Addresses of scripts, in their order. */
  readonly scripts?: readonly string[];
  /** What tests and styles know the page by. */
  readonly outcome: string;
  /** HTML, whose texts have been escaped. */
  readonly main: string;
}

/** What stands around the text of every page. */
export function wholePage({ title, style, scripts = [], outcome, main }: WholePage): string {
  const loaded = scripts.map((script) => `<script src="${escapeHtml(script)}" defer></script>\n`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
${loaded.join('')}</head>
<body data-outcome="${escapeHtml(outcome)}">
${main}
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
