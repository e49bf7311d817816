import { html, type Html } from './html';

const format = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** `22 Nov 2025, 19:04:31 UTC`, readable by machines too. `iso` is ISO 8601. */
export function time(iso: string): Html {
  return html`<time datetime="${iso}">${format.format(new Date(iso))} UTC</time>`;
}
