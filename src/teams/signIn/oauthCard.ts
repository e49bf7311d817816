import type { Attachment } from 'botbuilder';

export interface OAuthCardParts {
  /** What the card says, when Teams shows it. */
  readonly text: string;
  /** What its button says. */
  readonly button: string;
  /** Names this exchange: every device of the person that answers the card repeats it. */
  readonly id: string;
  /** The registration's application id URI, `api://botid-…`; Teams asks Entra for a token for it. */
  readonly uri: string;
  /** Where the button leads when the silent way does not work. */
  readonly link: string;
}

/**
 * The card that makes Teams hand over a token without a word, and shows a button only when that does not work.
 * The empty connection name says that no OAuth connection of the Azure Bot is used.
 */
export function oauthCard(parts: OAuthCardParts): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.oauth',
    content: {
      text: parts.text,
      connectionName: '',
      tokenExchangeResource: { id: parts.id, uri: parts.uri },
      buttons: [{ type: 'signin', title: parts.button, value: parts.link }],
    },
  };
}
