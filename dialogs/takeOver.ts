import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { ConfirmedAccount } from '../src/procedure/account';
import { SignInNeeded, Unreachable } from '../src/procedure/errors';
import { missingRoles } from '../src/procedure/roles';
import { nextStage, type Run } from '../src/procedure/run';
import { anHourBefore } from '../src/procedure/time';
import type { StageCard } from './cards/card';
import { frame } from './cards/frame';
import { roleNames } from './cards/roles.en';
import { noTakeOverCard, takenOverCard, takeOverCard } from './cards/takeOver';
import * as words from './cards/takeOver.en';
import { refusalLines, unreachable } from './cards/words.en';
import { signedOut } from './deeds';
import { mainId } from './main';
import { show } from './show';
import { goodFor, signInPromptId } from './signInPrompt';
import { stages } from './stages';
import type { Visit } from './visit';
import { stageTitles } from './words.en';

export const takeOverId = 'take-over';

/** What the button carries: untrusted. */
export interface TakeOverOptions {
  readonly run: string;
  /** The card that asks was answered. */
  readonly sure: boolean;
}

type Beat = (step: WaterfallStepContext<TakeOverOptions>) => Promise<DialogTurnResult>;

/** Taking over a colleague's run: signed in? → look at the rights → ask, or take it and go on with it. */
export function takeOverDialog(visit: Visit): WaterfallDialog<TakeOverOptions> {
  const { outside, person, turn } = visit;

  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const decide: Beat = async (step) => {
    const decided = await decideSafely(visit, step.options);
    if (decided === 'signed-out') return step.replaceDialog(takeOverId, step.options);
    if (decided === 'yours') return step.replaceDialog(mainId);
    await show(turn, outside.banner, decided);
    return step.endDialog();
  };

  return new WaterfallDialog<TakeOverOptions>(takeOverId, [signedIn, decide]);
}

async function decideSafely(visit: Visit, options: TakeOverOptions): Promise<Decided | 'signed-out'> {
  try {
    return await decideOn(visit, options);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return noTakeOverCard(unreachable.lines, false);
    throw thrown;
  }
}

type Decided = StageCard | 'yours';

async function decideOn(visit: Visit, { run: id, sure }: TakeOverOptions): Promise<Decided> {
  const { record, outside, person } = visit;
  // Pressed twice: it is theirs already.
  if (record.open?.id === id) return 'yours';
  if (record.open) return noTakeOverCard([words.busy], true);
  const run = (await outside.runs.openIn(person.tenantId)).find((one) => one.id === id);
  if (!run?.account) return noTakeOverCard([words.gone], false);
  const reasons = await whyNot(visit, run.account);
  if (reasons.length > 0) return noTakeOverCard(reasons, false);
  if (!sure) return takeOverCard(run, stageTitles[nextStage(run, stages)?.id ?? 'confirmation']);
  await take(visit, run);
  return 'yours';
}

/** Whoever could not go on leaves the run where it is. */
async function whyNot(visit: Visit, account: ConfirmedAccount): Promise<readonly string[]> {
  const since = anHourBefore(visit.now());
  const { myRoles, accountRoles } = await visit.outside.directoryFor(visit.person).readings(account, since);
  if (!myRoles.ok) return refusalLines(myRoles);
  if (!accountRoles.ok) return refusalLines(accountRoles);
  const missing = missingRoles(myRoles.value, accountRoles.value);
  return missing.length === 0 ? [] : [words.missing(missing.map((role) => roleNames[role]).join(', '))];
}

async function take({ record, outside, person }: Visit, run: Run): Promise<void> {
  await record.takeOver(run);
  await outside.reminders.looksAhead(record.run);
  outside.tell(run.owner, frame(takenOverCard(run, person.name), { banner: outside.banner }));
}
