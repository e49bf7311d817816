import { html, type Html, type HtmlValue } from './html';
import type { Notice } from './notice';
import type { Visit } from './visit';

/** A form that changes something. It carries the session's token; without script it works all the same. */
export function form(visit: Visit, action: string, content: HtmlValue): Html {
  return html`<form method="post" action="${action}" novalidate>
    <input type="hidden" name="token" value="${visit.session.formToken}" />
    ${content}
  </form>`;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: HtmlValue;
  readonly type?: 'text' | 'password';
  readonly value?: string;
  /** As HTML has it: `username`, `current-password`, `one-time-code`, `off`. */
  readonly autocomplete: string;
  readonly numeric?: boolean;
}

/** One labelled input; its hint and its error are read out with it. */
export function field(visit: Visit, { name, label, hint, type, value, autocomplete, numeric }: Field): Html {
  const error = errorOf(visit.notice, name);
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field ${error && 'has-error'}">
    <label for="${name}">${label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${error && html`<p class="error" id="${name}-error"><span class="sr">Error:</span> ${error}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="${type ?? 'text'}"
      value="${visit.notice?.kept?.[name] ?? value ?? ''}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      required
      ${numeric && html`inputmode="numeric"`}
      ${describedBy && html`aria-describedby="${describedBy}"`}
      ${error && html`aria-invalid="true" autofocus`}
    />
  </div>`;
}

function errorOf(notice: Notice | null, name: string): string | null {
  return notice?.kind === 'error' && notice.field === name ? notice.text : null;
}

/** What is said on top of a page after a form was sent; one about a field links to it. */
export function noticeBox(notice: Notice | null): Html | null {
  if (!notice) return null;
  if (notice.kind === 'done') return html`<p class="notice done" role="status">${notice.text}</p>`;
  const text = notice.field ? html`<a href="#${notice.field}">${notice.text}</a>` : notice.text;
  return html`<div class="notice bad" role="alert">
    <p><strong>There is a problem.</strong> ${text}</p>
  </div>`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
