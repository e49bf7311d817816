import { adminConsentState } from '../signIn/permissions';
import type { Assets } from './assets';
import { grantedWords, notGrantedWords } from './granted.en';
import { escapeHtml, wholePage } from './html';
import type { PageRequest } from './page';
import type { PageWords } from './words.en';

/**
 * Whether a browser comes back from Entra's page for the consent of a whole tenant, granted or not (Microsoft Learn:
 * v2-admin-consent). It brings no code: nothing is begun or ended by it, and what it says is believed by nobody.
 */
export function isAdminConsent({ query }: PageRequest): boolean {
  return query['admin_consent'] !== undefined || query['state'] === adminConsentState;
}

/** What such a browser is shown. Anybody can make this address, so the page only says what Entra has said. */
export function renderGranted({ style }: Assets, { query }: PageRequest): string {
  const granted = query['error'] === undefined && query['admin_consent']?.toLowerCase() === 'true';
  return renderPlain(
    style,
    granted ? grantedWords : notGrantedWords,
    granted ? 'consent-granted' : 'consent-denied',
  );
}

function renderPlain(style: string, words: PageWords, outcome: string): string {
  const main = `<main>
<h1>${escapeHtml(words.heading)}</h1>
<p>${escapeHtml(words.text)}</p>
<p>${escapeHtml(words.next)}</p>
</main>`;
  return wholePage({ title: words.title, style, outcome, main });
}
