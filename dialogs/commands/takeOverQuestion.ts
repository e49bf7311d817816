import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CommandData } from './reminding';

export const takeOverQuestionId = 'take-over-question';

/** What stood on the card that asks. */
export interface TakeOverAsked {
  readonly nonce: string;
  readonly run: string;
  /** Id of the account that the run was on. */
  readonly account: string;
}

/**
 * The question whether to take a run over waits on the dialog stack: whatever else begins in the chat takes it away,
 * so that nobody gets a run by a card from before.
 */
export class TakeOverQuestion extends Dialog<TakeOverAsked> {
  constructor() {
    super(takeOverQuestionId);
  }

  override async beginDialog(dc: DialogContext, asked?: TakeOverAsked): Promise<DialogTurnResult> {
    if (dc.activeDialog) dc.activeDialog.state = asked;
    return Dialog.EndOfTurn;
  }

  override async continueDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

/** The account that “Take over” was said to; none by a card that is not the newest. @param data untrusted */
export function agreedAccount({ activeDialog }: DialogContext, data: CommandData): string | undefined {
  if (activeDialog?.id !== takeOverQuestionId) return undefined;
  const { nonce, run, account } = activeDialog.state as TakeOverAsked;
  return data.nonce === nonce && data.run === run ? account : undefined;
}
