import type { PageResponse } from './page';

// Microsoft Learn: tab-requirements, the hosts that Teams shows pages in.
const frameAncestors = 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft';

/**
 * Nothing from elsewhere, nothing inline, nothing to send: a page with one sentence needs no more. The Teams library
 * would like to read a newer list of Teams' own origins from a CDN; refused, it takes the list it came with.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${frameAncestors}`,
].join('; ');

/** Addresses of these pages carry codes and states: no cache keeps them and no referrer tells them. */
export const pageHeaders: PageResponse['headers'] = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** For files whose address changes with their content. */
export const assetHeaders: PageResponse['headers'] = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'public, max-age=31536000, immutable',
};
