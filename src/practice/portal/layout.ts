import { html, type Html } from './html';
import type { Page, Place } from './visit';

/** The places, in the order in which the procedure leads to them. */
export const places: readonly { readonly place: Place; readonly path: string; readonly name: string }[] = [
  { place: 'home', path: '/practice', name: 'Overview' },
  { place: 'admin-center', path: '/practice/admin-center', name: 'Admin center' },
  { place: 'phone', path: '/practice/phone', name: 'Phone' },
  { place: 'my-account', path: '/practice/my-account', name: 'My Account' },
  { place: 'security-info', path: '/practice/security-info', name: 'Security info' },
  { place: 'console', path: '/practice/console', name: 'Console' },
  { place: 'troubles', path: '/practice/troubles', name: 'Troubles' },
];

/** The frame of every page: whose it is not, where one is, and a way to everywhere else. */
export function wholePage(page: Page, tenantName: string, isError: boolean): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${
          page.refreshAfter !== undefined &&
          html`<meta http-equiv="refresh" content="${page.refreshAfter}" />`
        }
        <title>${isError && 'Error: '}${page.title} · Practice tenant</title>
        <link rel="icon" href="/practice/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/practice/assets/style.css" />
        <script src="/practice/assets/copy.js" defer></script>
      </head>
      <body class="at-${page.place}">
        <a class="skip" href="#content">Skip to the content</a>
        ${banner(tenantName)} ${navigation(page.place)}
        <main id="content" tabindex="-1">${page.body}</main>
        <footer>
          <p>
            A rehearsal stage on this computer. It is not made by, and does not reach, Microsoft or Trend
            Micro.
          </p>
        </footer>
      </body>
    </html>`;
}

function banner(tenantName: string): Html {
  return html`<header class="banner">
    <p><strong>Practice tenant</strong> <span>${tenantName}. Nothing here is real.</span></p>
  </header>`;
}

function navigation(current: Place): Html {
  const links = places.map(
    ({ place, path, name }) =>
      html`<li><a href="${path}" ${place === current && html`aria-current="page"`}>${name}</a></li>`,
  );
  return html`<nav class="places" aria-label="Places">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

/** For a link from elsewhere: our own page asks again, and then the browser sends its cookie. */
export function arrivalPage(to: string): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="0; url=${to}" />
        <title>Practice tenant</title>
      </head>
      <body>
        <p><a href="${to}">Go on to the practice tenant</a></p>
      </body>
    </html>`;
}
