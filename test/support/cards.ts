type Json = Readonly<Record<string, unknown>>;

/** Every object inside a card, the card itself first. */
export function objectsOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [
    value as Json,
    ...Object.entries(value).flatMap(([name, inner]) => (name === 'fallback' ? [] : objectsOf(inner))),
  ];
}

/** All that a person can read on a card, in order; without the invisible places where a line may break. */
export function textOf(card: unknown): string {
  return objectsOf(card)
    .flatMap(({ text, title, label, value, type }) =>
      type === 'AdaptiveCard' ? [] : [text, title, label, type === undefined ? value : undefined],
    )
    .filter((part) => typeof part === 'string')
    .join('\n')
    .replaceAll('\u200b', '');
}

export interface CardAction {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly url?: string;
  readonly data?: Json;
  readonly associatedInputs?: string;
  /** What a client does instead that does not know this type. */
  readonly fallback?: { readonly data?: Json };
}

export function actionsOf(card: unknown): readonly CardAction[] {
  return objectsOf(card).filter(({ type }) =>
    String(type).startsWith('Action.'),
  ) as unknown as readonly CardAction[];
}

export interface CardInput {
  readonly id: string;
  readonly type: string;
  readonly value?: string;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
}

export function inputsOf(card: unknown): readonly CardInput[] {
  return objectsOf(card).filter(({ type }) =>
    String(type).startsWith('Input.'),
  ) as unknown as readonly CardInput[];
}
