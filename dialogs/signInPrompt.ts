import { MessageFactory } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Visit } from './turn/visit';

export const signInPromptId = 'signed-in';

const oneMinute = 60_000;

/** Milliseconds for which a token must be good: a card that asks for a secret gives the person ten minutes. */
export const goodFor = { look: oneMinute, secret: 10 * oneMinute } as const;

/** What the prompt keeps: the card that stood open when it began, by its nonce. */
interface Waiting {
  readonly offer?: string;
}

const openOffer = ({ record }: Visit) => record.open?.offer?.nonce ?? '';

/**
 * Whether a sign-in is what the conversation waits for. A stack that still says so may be older than the run: another
 * process has gone on when it has offered another card since.
 */
export function isAwaited({ activeDialog }: DialogContext, visit: Visit): boolean {
  if (activeDialog?.id !== signInPromptId) return false;
  const { offer = '' } = activeDialog.state as Waiting;
  return offer === openOffer(visit);
}

/** Shows the OAuth card and waits until a token is there; Teams fetches it silently where it can. */
export class SignInPrompt extends Dialog {
  constructor(private readonly visit: Visit) {
    super(signInPromptId);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { turn, outside, person } = this.visit;
    if (dc.activeDialog) dc.activeDialog.state = { offer: openOffer(this.visit) } satisfies Waiting;
    await turn.sendActivity(MessageFactory.attachment(await outside.signIn.card(person)));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { outside, person } = this.visit;
    return outside.signIn.has(person, goodFor.look) ? dc.endDialog(true) : Dialog.EndOfTurn;
  }
}
