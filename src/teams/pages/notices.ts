import { createAssets } from './assets';
import { escapeHtml, wholePage } from './html';
import { pageHeaders } from './headers';
import * as words from './notices.en';
import type { Page } from './page';

export interface NoticesOptions {
  /** A mail address or an https address; without it a page can name nobody. */
  readonly supportContact?: string | undefined;
  /** Milliseconds for which ended runs are kept; `undefined` for ever. */
  readonly keepFinished?: number | undefined;
  readonly store: words.Store;
}

/** The pages that say what the bot keeps, what it may be used for and who helps: for everybody, without a sign-in. */
export function createNotices({ supportContact, keepFinished, store }: NoticesOptions): readonly Page[] {
  const style = `auth/${createAssets().style}`;
  const days = keepFinished === undefined ? undefined : Math.ceil(keepFinished / 86_400_000);
  const notices = {
    '/privacy': words.privacy({ store, days }),
    '/terms': words.terms,
    '/support': words.support(supportContact !== undefined),
  };
  return Object.entries(notices).map(([path, notice]) => {
    const isHelp = path === '/support' && supportContact !== undefined;
    const body = renderNotice(notice, style, isHelp ? contactLink(supportContact) : '');
    return { method: 'GET', path, handle: async () => ({ status: 200, headers, body }) };
  });
}

const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' };

function contactLink(contact: string): string {
  const href = contact.startsWith('https:') ? contact : `mailto:${contact}`;
  return `<p><a href="${escapeHtml(href)}">${escapeHtml(contact)}</a></p>\n`;
}

function renderNotice({ title, parts }: words.Notice, style: string, contact: string): string {
  const links = words.links.map(([path, name]) => `<a href="${path}">${name}</a>`).join(' · ');
  const main = `<main>
<h1>${escapeHtml(title)}</h1>
${contact}${parts.map(renderPart).join('')}<p>${links}</p>
</main>`;
  return wholePage({ title, style, outcome: 'notice', main });
}

function renderPart({ heading, lines, rows }: words.Part): string {
  const list = rows?.map(([term, text]) => `<dt>${escapeHtml(term)}</dt>\n<dd>${escapeHtml(text)}</dd>\n`);
  return [
    heading === undefined ? '' : `<h2>${escapeHtml(heading)}</h2>\n`,
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>\n`),
    list ? `<dl>\n${list.join('')}</dl>\n` : '',
  ].join('');
}
