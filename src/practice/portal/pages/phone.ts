import { html, type Html } from '../html';
import { top } from '../parts';
import { time } from '../times';
import type { TextMessage } from '../../world/world';
import type { Handler } from '../visit';

const watchSeconds = 5;

/** `/practice/phone`: every text message, newest first. With `?watch=1` the page asks for itself again. */
export const phone: Handler = ({ world, query }) => {
  const watching = query.get('watch') === '1';
  return {
    kind: 'page',
    place: 'phone',
    title: 'Phone',
    ...(watching ? { refreshAfter: watchSeconds } : {}),
    body: html`<div class="duo">
      <div class="side">
        ${top({ title: 'Practice phone', lead: 'Whatever number you give an account, its codes arrive here.' })}
        ${lookAgain(watching)}
      </div>
      <section class="phone" aria-label="Screen of the practice phone">
        <div class="screen">
          <header><h2>Messages</h2></header>
          ${world.textMessages.length === 0 ? noMessages() : messages(world.textMessages)}
        </div>
      </section>
    </div>`,
  };
};

function lookAgain(watching: boolean): Html {
  return html`<div class="row">
    <a class="button" href="/practice/phone${watching && '?watch=1'}">Look for new messages</a>
    ${
      watching
        ? html`<a class="button second" href="/practice/phone">Stop looking by itself</a>`
        : html`<a class="button second" href="/practice/phone?watch=1">Look every ${watchSeconds} seconds</a>`
    }
  </div>`;
}

function messages(all: readonly TextMessage[]): Html {
  return html`<ol class="messages" aria-label="Text messages, newest first">
    ${all.toReversed().map(message)}
  </ol>`;
}

function message({ to, text, sentDateTime }: TextMessage): Html {
  const [, code, rest] = /^(\d{6}) (.*)$/s.exec(text) ?? [];
  return html`<li>
    <p class="bubble">${code && html`<strong>${code}</strong>`} ${rest ?? text}</p>
    <p class="quiet">to ${to}<br />${time(sentDateTime)}</p>
  </li>`;
}

function noMessages(): Html {
  return html`<div class="empty">
    <h3>No messages yet</h3>
    <p>
      A code is sent when someone signs in to My Account as an account with multi-factor authentication and a
      phone.
    </p>
  </div>`;
}
