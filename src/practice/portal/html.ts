/** Markup that is safe to send. Only `html` makes it, so whatever reaches a page has been escaped. */
export class Html {
  private constructor(readonly text: string) {}

  /** @internal for `html` alone */
  static join(strings: readonly string[], values: readonly HtmlValue[]): Html {
    return new Html(strings.map((part, at) => part + render(values[at])).join(''));
  }
}

export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

/** A tagged template: what is put in is escaped for text and for quoted attributes; nothing, `false` and `null` vanish. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return Html.join(strings, values);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
  if (typeof value === 'number') return String(value);
  return value.map(render).join('');
}
