import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { StageCard } from '../cards/card';
import { frame } from '../cards/frame';

/** Sends a card that belongs to no stage and is not waited for. */
export async function show(turn: TurnContext, banner: string | undefined, card: StageCard): Promise<void> {
  await turn.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(frame(card, { banner }))));
}
