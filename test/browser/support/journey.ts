import * as findAccount from '../../../dialogs/find-account/words.en';
import * as password from '../../../dialogs/password/words.en';
import * as phone from '../../../dialogs/phone/words.en';
import { buttons, cardNames, cards, goodPassword, goodPhone, type CardName } from '../../support/journey';
import type { ChatWindow } from './chatWindow';

/** What is filled in on the cards, by the labels that a person sees. */
export const fields = {
  phone: { [phone.labels.phone]: goodPhone, [phone.labels.holder]: 'Sam Phone' },
  password: { [password.labels.password]: goodPassword, [password.labels.passwordAgain]: goodPassword },
} as const;

const prepares: Readonly<Partial<Record<CardName, (chat: ChatWindow) => Promise<void>>>> = {
  // The likeliest account comes first.
  'find-account': ({ card }) =>
    card.getByRole('radiogroup', { name: findAccount.labels.account }).getByRole('radio').first().check(),
  phone: (chat) => chat.fills(fields.phone),
  password: (chat) => chat.fills(fields.password),
};

/** Waits for a card, fills it in and goes on. */
export async function answer(chat: ChatWindow, name: CardName): Promise<void> {
  await chat.sees(cards[name]);
  await chat.presses(buttons[name], () => prepares[name]?.(chat) ?? Promise.resolve());
}

/** From `enable mfa` to a card. */
export async function goTo(chat: ChatWindow, name: CardName): Promise<void> {
  await chat.says('enable mfa');
  for (const before of cardNames.slice(0, cardNames.indexOf(name))) await answer(chat, before);
  await chat.sees(cards[name]);
}
