import {
  WaterfallDialog,
  type DialogContext,
  type DialogTurnResult,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import type { ConfirmedAccount } from '../../src/procedure/account';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { missingRoles } from '../../src/procedure/roles';
import { nextStage, type Run } from '../../src/procedure/run';
import { anHourBefore } from '../../src/procedure/time';
import type { StageCard } from '../cards/card';
import { frame } from '../cards/frame';
import { roleNames } from '../cards/roles.en';
import { lacksCard } from '../cards/handOver';
import { noTakeOverCard, takenOverCard, takeOverCard } from '../cards/takeOver';
import * as words from '../cards/takeOver.en';
import { refusalLines, unreachable } from '../cards/words.en';
import { signedOut } from '../turn/deeds';
import { changeQuestion } from './handOverQuestion';
import { mainId } from '../main';
import type { CommandData } from './reminding';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import { stages } from '../stages';
import { agreedAccount, takeOverQuestionId, type TakeOverAsked } from './takeOverQuestion';
import type { Visit } from '../turn/visit';
import { stageTitles } from '../words.en';

export const takeOverId = 'take-over';

export interface TakeOverOptions {
  /** Of the button: untrusted. */
  readonly run: string;
  /** Id of the account on the card that asks, when it was answered with “Take over”. */
  readonly agreed?: string;
  /** The nonce of the owner's question, when they have asked for it. */
  readonly asked?: string;
}

/** “Take over” on the list asks; on the card that asks it takes. An old card that asked asks anew. */
export async function takeOver(dc: DialogContext, data: CommandData): Promise<void> {
  const agreed = agreedAccount(dc, data);
  await dc.cancelAllDialogs();
  const options: TakeOverOptions = { run: String(data.run), ...(agreed !== undefined && { agreed }) };
  await dc.beginDialog(takeOverId, options);
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
    await show(turn, outside.banner, decided.card);
    return decided.asks ? step.replaceDialog(takeOverQuestionId, decided.asks) : step.endDialog();
  };

  return new WaterfallDialog<TakeOverOptions>(takeOverId, [signedIn, decide]);
}

async function decideSafely(visit: Visit, options: TakeOverOptions): Promise<Decided | 'signed-out'> {
  try {
    return await decideOn(visit, options);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return cannot(unreachable.lines);
    throw thrown;
  }
}

/** @param asks what the answer to the card has to fit */
type Decided = { readonly card: StageCard; readonly asks?: TakeOverAsked } | 'yours';

const cannot = (lines: readonly string[], hasOwn = false): Decided => ({
  card: noTakeOverCard(lines, hasOwn),
});

async function decideOn(visit: Visit, { run: id, agreed, asked }: TakeOverOptions): Promise<Decided> {
  const { record, outside, person } = visit;
  // Pressed twice: it is theirs already.
  if (record.open?.id === id) return 'yours';
  if (record.open) return cannot([words.busy], true);
  const run = (await outside.runs.openIn(person.tenantId)).find((one) => one.id === id);
  if (!run?.account) return cannot([words.gone]);
  const { lines, missing } = await whyNot(visit, run.account);
  if (missing !== undefined && asked !== undefined) await tellLack(visit, run, asked, missing);
  if (lines.length > 0) return cannot(lines);
  // Only what stood on the card was agreed to.
  if (agreed !== run.account.id) return question(visit, run, run.account);
  await take(visit, run);
  return 'yours';
}

function question({ outside }: Visit, run: Run, account: ConfirmedAccount): Decided {
  const asks = { nonce: outside.newId(), run: run.id, account: account.id };
  const where = stageTitles[nextStage(run, stages)?.id ?? 'confirmation'];
  return { card: takeOverCard(run, where, asks.nonce), asks };
}

/** @param missing the names of the roles that are missing */
interface WhyNot {
  readonly lines: readonly string[];
  readonly missing?: string;
}

/** Whoever could not go on leaves the run where it is. */
async function whyNot(visit: Visit, account: ConfirmedAccount): Promise<WhyNot> {
  const since = anHourBefore(visit.now());
  const { myRoles, accountRoles } = await visit.outside.directoryFor(visit.person).readings(account, since);
  if (!myRoles.ok) return { lines: refusalLines(myRoles) };
  if (!accountRoles.ok) return { lines: refusalLines(accountRoles) };
  const roles = missingRoles(myRoles.value, accountRoles.value);
  if (roles.length === 0) return { lines: [] };
  const missing = roles.map((role) => roleNames[role]).join(', ');
  return { lines: [words.missing(missing)], missing };
}

/** The owner waits for this colleague: they are told, once for each question, and the question stands. */
async function tellLack({ outside, person }: Visit, run: Run, nonce: string, missing: string): Promise<void> {
  const isNew = await changeQuestion(outside.runs, run, { person, nonce }, ({ asked, ...rest }) =>
    asked && !asked.lacks ? { ...rest, asked: { ...asked, lacks: true } } : undefined,
  );
  if (isNew) outside.tell(run.owner, frame(lacksCard(run, person.name, missing), { banner: outside.banner }));
}

async function take({ record, outside, person }: Visit, run: Run): Promise<void> {
  await record.takeOver(run);
  await outside.reminders.looksAhead(record.run);
  outside.tell(run.owner, frame(takenOverCard(run, person.name), { banner: outside.banner }));
}
