import { WaterfallDialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { WaterfallStepContext } from 'botbuilder-dialogs';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { andAsked, askedLately, mayBeAsked } from '../../src/procedure/handOver';
import type { Person } from '../../src/procedure/person';
import { gapIsOpen, hasWritten, nextStage, type Run } from '../../src/procedure/run';
import type { StageCard } from '../cards/card';
import { moment, plain } from '../cards/elements';
import { frame } from '../cards/frame';
import { handOverAskedCard, handOverCard, whichColleagueCard, whoCard } from '../cards/handOver';
import * as words from '../cards/handOver.en';
import { noRunCard } from '../cards/report';
import { answeredCard } from '../cards/traces';
import { pressed, refusalLines, unreachable } from '../cards/words.en';
import { signedOut } from '../turn/deeds';
import type { CommandData } from './reminding';
import { rightToSeeAll } from './rightToSeeAll';
import { show } from '../turn/show';
import { goodFor, signInPromptId } from '../signInPrompt';
import { stages } from '../stages';
import type { Visit } from '../turn/visit';
import { stageTitles } from '../words.en';

export const handOverId = 'hand-over';

/** People on one card. */
const mostChoices = 5;
/** A single letter would find half of the directory. */
const fewestLetters = 2;

/** What a button of the owner's cards carries: untrusted. */
export interface HandOverOptions {
  readonly name?: string;
  readonly colleague?: string;
}

type Beat = (step: WaterfallStepContext<HandOverOptions>) => Promise<DialogTurnResult>;

/** Handing a run over by name: signed in? → ask for the name, search it, or ask whom the owner has chosen. */
export function handOverDialog(visit: Visit): WaterfallDialog<HandOverOptions> {
  const { outside, person, turn } = visit;

  const signedIn: Beat = (step) =>
    outside.signIn.has(person, goodFor.look) ? step.next() : step.beginDialog(signInPromptId);

  const decide: Beat = async (step) => {
    const card = await cardSafely(visit, step.options);
    if (card === 'signed-out') return step.replaceDialog(handOverId, step.options);
    await show(turn, outside.banner, card);
    return step.endDialog();
  };

  return new WaterfallDialog<HandOverOptions>(handOverId, [signedIn, decide]);
}

/** The owner's buttons: the first one asks for a name; those of the cards after it carry the card's nonce. */
export async function handOver(visit: Visit, dc: DialogContext, data: CommandData): Promise<void> {
  const { record, outside, turn } = visit;
  const { open } = record;
  const isFirst = data.part === undefined;
  if (!open?.account || open.id !== data.run) {
    if (isFirst) await turn.sendActivity(words.ended);
    else visit.reply = answeredCard(words.titles.who, [words.ended], outside.banner);
    return;
  }
  if (!isFirst) {
    const isNewest = typeof data.nonce === 'string' && data.nonce === open.handOver?.nonce;
    const line = isNewest
      ? pressed(data.part === 'ask' ? words.actions.ask : words.actions.search)
      : words.answered;
    visit.reply = answeredCard(words.titles.who, [line], outside.banner);
    if (!isNewest) return;
    record.note({ handOver: { ...open.handOver, nonce: undefined } });
  }
  await dc.cancelAllDialogs();
  await dc.beginDialog(handOverId, optionsFrom(data));
}

function optionsFrom({ part, name, colleague }: CommandData): HandOverOptions {
  if (part === 'ask') return { colleague: typeof colleague === 'string' ? colleague : '' };
  if (part === 'search') return { name: typeof name === 'string' ? name.trim() : '' };
  return {};
}

async function cardSafely(visit: Visit, options: HandOverOptions): Promise<StageCard | 'signed-out'> {
  try {
    return await cardFor(visit, options);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return askName(visit, visit.record.run, unreachable.lines);
    throw thrown;
  }
}

/** While the owner signed in, the run may have gone. */
async function cardFor(
  visit: Visit,
  { name, colleague }: HandOverOptions,
): Promise<StageCard | 'signed-out'> {
  const { open } = visit.record;
  if (!open?.account) return noRunCard();
  if (colleague !== undefined) return ask(visit, open, colleague);
  return name === undefined ? askName(visit, open) : search(visit, open, name);
}

const askName = (visit: Visit, run: Run, faults?: readonly string[]) =>
  whoCard(run, offer(visit, run, []), faults);

/** What may be answered from now on. @returns the nonce of the card */
function offer({ record, outside }: Visit, { handOver: before }: Run, choices: readonly string[]): string {
  const nonce = outside.newId();
  record.note({ handOver: { ...before, nonce, choices } });
  return nonce;
}

async function search(visit: Visit, run: Run, name: string): Promise<StageCard> {
  if (name.length < fewestLetters) return askName(visit, run, [words.faults.short]);
  const found = await visit.outside.directoryFor(visit.person).search(name);
  if (!found.ok) return askName(visit, run, refusalLines(found));
  const people = found.value.accounts.filter((account) => mayBeAsked(run, account));
  if (people.length === 0) return askName(visit, run, [words.faults.nobody(plain(name))]);
  const shown = people.slice(0, mostChoices);
  const ids = shown.map(({ id }) => id);
  const nonce = offer(visit, run, ids);
  const more = found.value.more || people.length > mostChoices;
  return whichColleagueCard(run, nonce, shown, { searched: name, more });
}

/** Why who holds no role for this work cannot ask; a run that has changed something may go to anybody who does. */
const notNow = { 'no-role': words.faults.noRole, unread: words.faults.rolesUnread } as const;

async function ask(visit: Visit, run: Run, id: string): Promise<StageCard | 'signed-out'> {
  const { outside, person } = visit;
  if (!run.handOver?.choices?.includes(id)) return askName(visit, run, [words.faults.choose]);
  const right = hasWritten(run) || gapIsOpen(run) ? 'yes' : await rightToSeeAll(visit);
  if (right === 'signed-out') return right;
  if (right !== 'yes') return askName(visit, run, [notNow[right]]);
  const read = await outside.directoryFor(person).account(id);
  if (!read.ok) return askName(visit, run, refusalLines(read));
  if (!mayBeAsked(run, read.value)) return askName(visit, run, [words.faults.unfit]);
  const colleague = { tenantId: person.tenantId, userId: id, name: read.value.displayName };
  const before = askedLately(run.handOver, id, visit.now());
  if (before) {
    const line = words.faults.again(plain(colleague.name), moment(before.at), moment(before.until));
    return askName(visit, run, [line]);
  }
  return bring(visit, run, colleague);
}

/** The question is kept before it is sent: an answer to it can come at once, and a kill in between asks nobody. */
async function bring(visit: Visit, run: Run, colleague: Person): Promise<StageCard> {
  const { record, outside } = visit;
  const { handOver: earlier = {} } = run;
  const [nonce, at] = [outside.newId(), visit.now()];
  const lately = andAsked(earlier, colleague.userId, at);
  record.note({ handOver: { asked: { person: colleague, nonce, at }, lately } });
  // Whoever has the run by now gets no question: this is a conflict then.
  await record.save();
  const where = stageTitles[nextStage(run, stages)?.id ?? 'confirmation'];
  const hasCome = await outside.bring(
    colleague,
    frame(handOverCard(run, where, nonce), { banner: outside.banner }),
  );
  if (!hasCome) record.note({ handOver: { lately: earlier.lately } });
  return handOverAskedCard(colleague.name, hasCome);
}
