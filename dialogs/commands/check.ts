import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Account } from '../../src/procedure/account';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { readiness } from '../../src/procedure/readiness';
import { anHourBefore } from '../../src/procedure/time';
import type { StageCard } from '../cards/card';
import { checkCard, noAccountCard, uncheckedCard, whichCard } from '../cards/check';
import { signedOut } from '../turn/deeds';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import type { Visit } from '../turn/visit';

export const checkId = 'check';

/** What a button of the check carries: the account that it is about. Untrusted, and only ever read. */
export interface CheckOptions {
  readonly account?: string;
}

type Step = WaterfallStepContext<CheckOptions>;
type Beat = (step: Step) => Promise<DialogTurnResult>;

/** The readiness check by itself, in a run or outside of one: signed in? → look → show. It changes nothing. */
export function checkDialog(visit: Visit): WaterfallDialog<CheckOptions> {
  const { outside, person, turn } = visit;

  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const look: Beat = async (step) => {
    const card = await cardSafely(visit, step.options);
    if (card === 'signed-out') return step.replaceDialog(checkId, step.options);
    await show(turn, outside.banner, card);
    return step.endDialog();
  };

  return new WaterfallDialog<CheckOptions>(checkId, [signedIn, look]);
}

async function cardSafely(visit: Visit, options: CheckOptions): Promise<StageCard | 'signed-out'> {
  try {
    return await cardFor(visit, options);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return uncheckedCard();
    throw thrown;
  }
}

/** The run's account; without a run the one that was chosen, or the only one that looks like a service account. */
async function cardFor(visit: Visit, { account: chosen }: CheckOptions): Promise<StageCard> {
  const directory = visit.outside.directoryFor(visit.person);
  const ofRun = visit.record.open?.account;
  if (ofRun) return checked(visit, ofRun);
  if (chosen !== undefined) {
    const account = await directory.account(chosen);
    return account.ok ? checked(visit, account.value) : uncheckedCard(account);
  }
  const found = await directory.findServiceAccounts();
  if (!found.ok) return uncheckedCard(found);
  const [only, ...more] = found.value.accounts;
  if (!only) return noAccountCard();
  return more.length === 0 ? checked(visit, only) : whichCard(found.value.accounts);
}

type Named = Pick<Account, 'id' | 'displayName' | 'userPrincipalName'>;

async function checked(visit: Visit, account: Named): Promise<StageCard> {
  const { outside, person, record } = visit;
  const readings = await outside.directoryFor(person).allReadings(account, anHourBefore(visit.now()));
  const asker = { id: person.userId, appPasswords: record.open?.appPasswords };
  return checkCard(account, readiness(asker, readings), outside.places.adminCenter);
}
