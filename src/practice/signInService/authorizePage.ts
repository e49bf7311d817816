import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendHtml, sendTo } from '../portal/answer';
import { readForm } from '../portal/body';
import { isFromOurPage } from '../portal/checks';
import { readAuthorizeRequest, type AuthorizeRequest } from './authorizeRequest';
import { consentPage, stopPage } from './consentPage';
import type { Entra } from './entra';
import { createPagesShown, type PagesShown } from './pagesShown';
import { readGraphScopes } from './scopes';

export interface AuthorizePageOptions {
  /** Puts the world on the disk; called after each consent. */
  readonly save: () => Promise<void>;
  /** The redirect URIs that are registered for the app, as they are now. */
  readonly redirectUris: () => readonly string[];
}

export type ShowPage = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** The page that opened this window must still know it when it has come back to the bot. */
const openerStays = { 'Cross-Origin-Opener-Policy': 'unsafe-none' } as const;

/** Where a person agrees to what the app asks for. Each page shown is good for one answer within ten minutes. */
export function createAuthorizePage(entra: Entra, { save, redirectUris }: AuthorizePageOptions): ShowPage {
  const pages = createPagesShown(entra.now);
  return async (request, response, url) => {
    if (request.method === 'POST') {
      const address = await takeAnswer(entra, pages, request);
      await save();
      if (address) sendTo(request, response, address, openerStays);
      else sendHtml(request, response, 403, stopPage(entra.world.tenantName, notFromHere));
    } else {
      ask(entra, pages, redirectUris(), { request, response, url });
    }
  };
}

const notFromHere = 'This answer did not come from a page that was shown just now.';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

function ask(
  entra: Entra,
  pages: PagesShown,
  redirectUris: readonly string[],
  { request, response, url }: Exchange,
): void {
  const { tenantName } = entra.world;
  const outcome = readAuthorizeRequest(entra, url, redirectUris);
  if (outcome.kind === 'stop') {
    sendHtml(request, response, 400, stopPage(tenantName, outcome.says));
  } else if (outcome.kind === 'refuse') {
    const { redirectUri, error, state } = outcome;
    sendTo(request, response, withQuery(redirectUri, { error, state }), openerStays);
  } else {
    const page = consentPage(tenantName, outcome.request, pages.show(outcome.request));
    sendHtml(request, response, 200, page, headersFor(outcome.request));
  }
}

/** Where the browser goes next; `undefined` for a form that is not an answer to a page of ours. */
async function takeAnswer(
  entra: Entra,
  pages: PagesShown,
  request: IncomingMessage,
): Promise<string | undefined> {
  if (!isFromOurPage(request)) return undefined;
  const outcome = await readForm(request);
  if (outcome.kind !== 'form') return undefined;
  const asked = pages.take(outcome.form.get('token') ?? '');
  if (!asked) return undefined;
  const answer = outcome.form.get('answer') === 'accept' ? accept(entra, asked) : { error: 'access_denied' };
  return withQuery(asked.redirectUri, { ...answer, state: asked.state });
}

function accept({ world, codes }: Entra, asked: AuthorizeRequest): { code: string } {
  const { named } = readGraphScopes(asked.scope);
  world.consentedScopes = [...new Set([...world.consentedScopes, ...named])];
  return { code: codes.issue({ ...asked, accountId: asked.account.id }) };
}

/** A browser holds a form to the addresses of this policy, the one that it is sent on to included. */
function headersFor({ redirectUri }: AuthorizeRequest): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self'",
      `form-action 'self' ${new URL(redirectUri).origin}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    ...openerStays,
  };
}

function withQuery(address: string, values: Readonly<Record<string, string | null>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return url.href;
}
