import { html, type Html } from '../portal/html';
import type { Account } from '../world/world';
import type { AuthorizeRequest } from './authorizeRequest';
import { readGraphScopes } from './scopes';

/** What stands on the page that asks for the whole tenant. */
export interface AdminConsent {
  readonly account: Account;
  readonly named: readonly string[];
  readonly everythingConsented: boolean;
  readonly mayAccept: boolean;
}

/** @param token ties the form to this page: whoever sends it has seen it */
export function consentPage(tenantName: string, request: AuthorizeRequest, token: string): Html {
  const { account, scope } = request;
  const { named, everythingConsented } = readGraphScopes(scope);
  return frame(
    tenantName,
    'Permissions requested',
    html`<div class="top">
        <p class="eyebrow">${account.displayName} · ${account.userPrincipalName}</p>
        <h1>Permissions requested</h1>
        <p class="lead">The bot asks to use Microsoft Graph in your name, with these permissions:</p>
      </div>
      <ul>
        ${named.map((name) => html`<li><code>${name}</code></li>`)}
        ${everythingConsented && html`<li>Everything that was agreed to before</li>`}
      </ul>
      <form method="post">
        <input type="hidden" name="token" value="${token}" />
        <p class="row">
          <button class="button" name="answer" value="accept">Accept</button>
          <button class="button second" name="answer" value="cancel">Cancel</button>
        </p>
      </form>`,
  );
}

/** What an administrator is asked for all people of the tenant. @param mayAccept whether their roles suffice */
export function adminConsentPage(
  tenantName: string,
  { account, named, everythingConsented, mayAccept }: AdminConsent,
  token: string,
): Html {
  return frame(
    tenantName,
    'Permissions requested',
    html`<div class="top">
        <p class="eyebrow">${account.displayName} · ${account.userPrincipalName}</p>
        <h1>${mayAccept ? 'Permissions requested' : 'Need admin approval'}</h1>
        <p class="lead">
          ${
            mayAccept
              ? 'Accept for your organisation: the bot may then use Microsoft Graph in the name of each person who signs in to it, with these permissions:'
              : 'These permissions can be granted by a Cloud Application Administrator, Application Administrator, Privileged Role Administrator or Global Administrator only:'
          }
        </p>
      </div>
      <ul>
        ${named.map((name) => html`<li><code>${name}</code></li>`)}
        ${everythingConsented && html`<li>Everything that the app is registered for</li>`}
      </ul>
      <form method="post">
        <input type="hidden" name="token" value="${token}" />
        <p class="row">
          ${mayAccept && html`<button class="button" name="answer" value="accept">Accept</button>`}
          <button class="button second" name="answer" value="cancel">Cancel</button>
        </p>
      </form>`,
  );
}

/** A sentence for the person when the app cannot be told. */
export function stopPage(tenantName: string, says: string): Html {
  return frame(
    tenantName,
    'Sign-in stopped',
    html`<div class="top">
      <h1>Sign-in stopped</h1>
      <p class="lead">${says}</p>
      <p>Close this window and begin again in the chat.</p>
    </div>`,
  );
}

function frame(tenantName: string, title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Practice tenant</title>
        <link rel="icon" href="/practice/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/practice/assets/style.css" />
      </head>
      <body>
        <header class="banner">
          <p><strong>Practice tenant</strong> <span>${tenantName}. Nothing here is real.</span></p>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
}
