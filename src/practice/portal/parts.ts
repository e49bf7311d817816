import { html, type Html, type HtmlValue } from './html';

interface Top {
  readonly title: string;
  /** What stands above the heading, for instance where one has come from. */
  readonly eyebrow?: HtmlValue;
  readonly lead?: HtmlValue;
}

/** The head of a page. */
export function top({ title, eyebrow, lead }: Top): Html {
  return html`<div class="top">
    ${eyebrow && html`<p class="eyebrow">${eyebrow}</p>`}
    <h1>${title}</h1>
    ${lead && html`<p class="lead">${lead}</p>`}
  </div>`;
}

export interface Crumb {
  readonly name: string;
  readonly path?: string;
}

/** The way to this page, as the procedure names it. */
export function crumbs(way: readonly Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="You are here">
    <ol>
      ${way.map(({ name, path }) => html`<li>${path ? html`<a href="${path}">${name}</a>` : name}</li>`)}
    </ol>
  </nav>`;
}

/** A user principal name that breaks before its domain when it must break. */
export function userName(userPrincipalName: string): Html {
  const at = userPrincipalName.lastIndexOf('@');
  return html`${userPrincipalName.slice(0, at)}<wbr />${userPrincipalName.slice(at)}`;
}
