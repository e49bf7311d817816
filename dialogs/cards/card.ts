import type { CardElementArray, IAdaptiveCard, IExecuteAction, IOpenUrlAction } from '@microsoft/teams.cards';

/** One element of a card, as the Adaptive Cards schema has it. */
export type Element = CardElementArray[number];

/** An action of a card: something the bot does, or a page that opens outside Teams. */
export type CardAction =
  | {
      readonly verb: string;
      readonly title: string;
      readonly style?: 'positive' | 'destructive';
      /** Sends the card's inputs (and waits for them to be valid); leaving or going back does not. */
      readonly sendsInputs?: true;
      /** Small things that the action itself carries; untrusted when they come back. */
      readonly data?: ActionData;
    }
  | { readonly url: string; readonly title: string; readonly style?: 'positive' };

/** What a stage wants shown: the frame around it, its buttons' wiring and its nonce are not its business. */
export interface StageCard {
  readonly title: string;
  readonly body: readonly Element[];
  /** The first one goes forward; at most six. */
  readonly actions: readonly CardAction[];
}

/** A whole Adaptive Card. */
export type CardJson = { readonly [Property in keyof IAdaptiveCard]: IAdaptiveCard[Property] };

/** Data that every Execute carries; a Submit on an old client has no verb of its own, so it stands here too. */
export type ActionData = Readonly<Record<string, string>>;

/** An action that reaches the bot: `Action.Execute`, on old clients `Action.Submit`. */
export function execute(
  action: Extract<CardAction, { verb: string }>,
  data: ActionData = {},
): IExecuteAction {
  const common = {
    title: action.title,
    ...(action.style && { style: action.style }),
    data: { ...data, ...action.data, verb: action.verb },
    associatedInputs: action.sendsInputs ? ('auto' as const) : ('none' as const),
  };
  return {
    type: 'Action.Execute',
    verb: action.verb,
    ...common,
    fallback: { type: 'Action.Submit', ...common },
  };
}

export function openUrl(url: string, title: string, style?: 'positive'): IOpenUrlAction {
  return { type: 'Action.OpenUrl', url, title, ...(style && { style }) };
}

export function toAction(action: CardAction, data: ActionData): IExecuteAction | IOpenUrlAction {
  return 'url' in action ? openUrl(action.url, action.title, action.style) : execute(action, data);
}

/** A whole card, version 1.5 (the highest that Teams draws for bots). `speak` is what a screen reader hears first. */
export function adaptiveCard(title: string, body: readonly Element[]): CardJson {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: title,
    speak: title,
    body: [...body],
  };
}
