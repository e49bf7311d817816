import { style } from './style';

/** A piece of HTML whose texts have been escaped. */
export class Html {
  constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Marks that nobody sees, and that could turn what stands around them. */
const unseen = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

type Piece = Html | string | readonly Html[];

function written(piece: Piece): string {
  if (typeof piece === 'string') {
    return piece.replace(unseen, '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
  }
  return piece instanceof Html ? piece.text : piece.map(({ text }) => text).join('');
}

/** Puts texts into HTML, escaped: markup`<p>${text}</p>`. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.map((part, index) => `${part}${written(pieces[index] ?? '')}`).join(''));
}

/** A whole page that needs nothing from elsewhere. Its style stands there to the letter: a policy names its hash. */
export function wholePage(title: string, body: Html): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}
