import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import { noListCard } from '../cards/accounts';
import { listing } from './listing';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import type { Visit } from '../turn/visit';

export const accountsId = 'accounts';

/** @param from the first account to show */
export interface AccountsOptions {
  readonly from: number;
}

type Beat = (step: WaterfallStepContext<AccountsOptions>) => Promise<DialogTurnResult>;

/** The list of service accounts by itself: signed in? → look → show. It changes nothing. */
export function accountsDialog(visit: Visit): WaterfallDialog<AccountsOptions> {
  const { outside, person, turn } = visit;

  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const look: Beat = async (step) => {
    const listed = await listing(visit, step.options.from);
    if (listed.kind === 'signed-out') return step.replaceDialog(accountsId, step.options);
    await show(turn, outside.banner, listed.kind === 'list' ? listed.card : noListCard(listed.lines));
    return step.endDialog();
  };

  return new WaterfallDialog<AccountsOptions>(accountsId, [signedIn, look]);
}

/** What a button carries: untrusted, and a number at most. */
export function optionsFrom(from: unknown): AccountsOptions {
  const given = typeof from === 'string' ? Number(from) : 0;
  return { from: Number.isInteger(given) && given > 0 && given < 1_000 ? given : 0 };
}
