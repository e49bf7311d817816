import { MessageFactory } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Visit } from './visit';

export const signInPromptId = 'signed-in';

const oneMinute = 60_000;

/** Milliseconds for which a token must be good: a card that asks for a secret gives the person ten minutes. */
export const goodFor = { look: oneMinute, secret: 10 * oneMinute } as const;

/** Shows the OAuth card and waits until a token is there; Teams fetches it silently where it can. */
export class SignInPrompt extends Dialog {
  constructor(private readonly visit: Visit) {
    super(signInPromptId);
  }

  override async beginDialog(_dc: DialogContext): Promise<DialogTurnResult> {
    const { turn, outside, person } = this.visit;
    await turn.sendActivity(MessageFactory.attachment(outside.signIn.card(person)));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { outside, person } = this.visit;
    return outside.signIn.has(person, goodFor.look) ? dc.endDialog(true) : Dialog.EndOfTurn;
  }
}
