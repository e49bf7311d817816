import type { IChoiceSetInput, IContainer, IFactSet, ITextBlock, ITextInput } from '@microsoft/teams.cards';
import type { Instant } from '../../src/procedure/time';
import type { Element } from './card';

/**
 * A name from the directory or a person, kept from being read as Markdown or as a card's own function. Clients
 * disagree on backslashes, so the few characters that matter are replaced by look-alikes.
 */
export function plain(text: string): string {
  const alike: Readonly<Record<string, string>> = {
    '[': '(',
    ']': ')',
    '*': '∗',
    '`': "'",
    '{': '(',
    '}': ')',
  };
  return text.replace(unseen, '').replace(/[[\]*`{}]/g, (character) => alike[character] ?? '');
}

/** Line ends and other controls, and the marks that turn the direction of what stands around them. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A blank of no width: a line may break there. Who copies from a card copies it too. */
export const breakPoint = '\u200b';

/**
 * Lets a long user name break where a line is narrow: after `@`, after a guest's `#`, and inside the 32 digits and
 * letters that automatic provisioning gives. For showing, not for copying.
 */
export function breakable(userName: string): string {
  return userName.replace(/[@#]|[A-Za-z0-9]{12}(?=[A-Za-z0-9]{8})/g, `$&${breakPoint}`);
}

/** A moment in the reader's own zone and language: the client fills it in (Adaptive Cards: text features). */
export function moment(at: Instant): string {
  return `${day(at)} ${time(at)}`;
}

export function time(at: Instant): string {
  return `{{TIME(${wholeSeconds(at)})}}`;
}

export function day(at: Instant): string {
  return `{{DATE(${wholeSeconds(at)}, SHORT)}}`;
}

/** The text functions know no fraction of a second. */
function wholeSeconds(at: Instant): string {
  return at.replace(/\.\d+Z$/, 'Z');
}

export function text(content: string, more: Partial<Omit<ITextBlock, 'type' | 'text'>> = {}): ITextBlock {
  return { type: 'TextBlock', text: content, wrap: true, ...more };
}

export function heading(content: string): ITextBlock {
  return text(content, { style: 'heading', size: 'Large', weight: 'Bolder', spacing: 'None' });
}

/** A heading inside a card. */
export function subheading(content: string, more: Pick<Partial<ITextBlock>, 'spacing'> = {}): ITextBlock {
  return text(content, { style: 'heading', size: 'Default', weight: 'Bolder', ...more });
}

export function subtle(content: string): ITextBlock {
  return text(content, { isSubtle: true, size: 'Small' });
}

export function numbered(lines: readonly string[]): ITextBlock {
  return text(lines.map((line, index) => `${index + 1}. ${line}`).join('\n'));
}

export function bullets(lines: readonly string[]): ITextBlock {
  return text(lines.map((line) => `- ${line}`).join('\n'));
}

export function facts(rows: readonly (readonly [title: string, value: string])[]): IFactSet {
  return { type: 'FactSet', facts: rows.map(([title, value]) => ({ title, value })) };
}

/** A shaded box: something happened, needs attention, or went well. */
export function box(
  style: 'good' | 'attention' | 'warning' | 'emphasis',
  items: readonly Element[],
): IContainer {
  return { type: 'Container', style, items: [...items], spacing: 'Medium' };
}

/** What is wrong with a field, right under it. */
export function faultText(sentence: string | undefined): readonly ITextBlock[] {
  return sentence === undefined
    ? []
    : [text(`✖ ${sentence}`, { color: 'Attention', spacing: 'Small', weight: 'Bolder' })];
}

type Field = { readonly id: string; readonly label: string; readonly missing: string };

/** A text field; `missing` is said by the client when it is left empty. */
export function textField(
  field: Field & { readonly isOptional?: true },
  { value, ...more }: Partial<Omit<ITextInput, 'type' | 'id' | 'label' | 'errorMessage'>> = {},
): ITextInput {
  return {
    type: 'Input.Text',
    id: field.id,
    label: field.label,
    ...(field.isOptional ? {} : { isRequired: true }),
    errorMessage: field.missing,
    ...more,
    ...(value !== undefined && { value }),
  };
}

export function choiceField(
  field: Field & { readonly isOptional?: true },
  choices: readonly { readonly title: string; readonly value: string }[],
  chosen?: string,
): IChoiceSetInput {
  return {
    type: 'Input.ChoiceSet',
    id: field.id,
    label: field.label,
    style: 'expanded',
    wrap: true,
    ...(field.isOptional ? {} : { isRequired: true }),
    errorMessage: field.missing,
    choices: [...choices],
    ...(chosen !== undefined && { value: chosen }),
  };
}
