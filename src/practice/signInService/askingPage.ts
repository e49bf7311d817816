import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendHtml, sendTo } from '../portal/answer';
import { readForm } from '../portal/body';
import { isFromOurPage } from '../portal/checks';
import type { Html } from '../portal/html';
import { formHeaders, openerStays } from './backToApp';
import { stopPage } from './consentPage';
import type { Entra } from './entra';
import type { ReadOutcome } from './readOutcome';
import { createPagesShown, type PagesShown } from './pagesShown';

export interface AskingPageOptions {
  /** Puts the world on the disk; called after each answer. */
  readonly save: () => Promise<void>;
  /** The redirect URIs that are registered for the app, as they are now. */
  readonly redirectUris: () => readonly string[];
}

export type ShowPage = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** One kind of page that asks for a yes. */
export interface Asking<Asked> {
  read(url: URL, redirectUris: readonly string[]): ReadOutcome<Asked>;
  /** @param token ties the form to this page: whoever sends it has seen it */
  page(request: Asked, token: string): Html;
  /** Does what the answer says; where the browser goes next. */
  answered(request: Asked, accepts: boolean): string;
}

/** Where a person says yes or no. Each page shown is good for one answer within ten minutes. */
export function createAskingPage<Asked extends { readonly redirectUri: string }>(
  entra: Entra,
  { save, redirectUris }: AskingPageOptions,
  asking: Asking<Asked>,
): ShowPage {
  const pages = createPagesShown<Asked>(entra.now);
  const { tenantName } = entra.world;
  return async (request, response, url) => {
    if (request.method === 'POST') {
      const address = await takeAnswer(asking, pages, request);
      await save();
      if (address) sendTo(request, response, address, openerStays);
      else sendHtml(request, response, 403, stopPage(tenantName, notFromHere));
      return;
    }
    const outcome = asking.read(url, redirectUris());
    if (outcome.kind === 'stop') sendHtml(request, response, 400, stopPage(tenantName, outcome.says));
    else if (outcome.kind === 'refuse') sendTo(request, response, outcome.address, openerStays);
    else {
      const page = asking.page(outcome.request, pages.show(outcome.request));
      sendHtml(request, response, 200, page, formHeaders(outcome.request.redirectUri));
    }
  };
}

const notFromHere = 'This answer did not come from a page that was shown just now.';

/** Where the browser goes next; `undefined` for a form that is not an answer to a page of ours. */
async function takeAnswer<Asked>(
  asking: Asking<Asked>,
  pages: PagesShown<Asked>,
  request: IncomingMessage,
): Promise<string | undefined> {
  if (!isFromOurPage(request)) return undefined;
  const outcome = await readForm(request);
  if (outcome.kind !== 'form') return undefined;
  const asked = pages.take(outcome.form.get('token') ?? '');
  return asked && asking.answered(asked, outcome.form.get('answer') === 'accept');
}
