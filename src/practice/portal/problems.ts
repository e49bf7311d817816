import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world/world';
import { sendHtml } from './answer';
import { html } from './html';
import { arrivalPage, wholePage } from './layout';
import { top } from './parts';

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly world: World;
}

const problems = {
  403: [
    'This form came from elsewhere',
    'A form must be sent from a page of this practice tenant. Nothing was done.',
  ],
  404: ['No such page', 'There is nothing at this address.'],
  405: ['Not this way', 'This address does not answer such a request. Nothing was done.'],
  413: ['Too long', 'What was sent is longer than any form here. Nothing was done.'],
  415: ['Not a form', 'Only forms are taken here. Nothing was done.'],
  421: ['Not for this address', 'The practice tenant answers on this computer only.'],
} as const;

/** A request that is not served: a sentence and a way on. */
export function sendProblem({ request, response, world }: Asked, status: keyof typeof problems): void {
  const [title, sentence] = problems[status];
  const body = html`${top({ title, lead: sentence })}
    <p><a class="button" href="/practice">Go to the overview</a></p>`;
  const page = wholePage({ kind: 'page', title, place: 'home', body }, world.tenantName, true);
  // What is left of a refused body is not worth reading.
  const extra: Record<string, string> = request.complete ? {} : { Connection: 'close' };
  sendHtml(request, response, status, page, extra);
}

/** Answers a link from elsewhere with a page of ours that asks for the same again. */
export function sendArrival({ request, response, url }: Omit<Asked, 'world'> & { readonly url: URL }): void {
  sendHtml(request, response, 200, arrivalPage(url.pathname + url.search));
}
