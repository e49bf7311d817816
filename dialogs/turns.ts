import { ConversationState, type Storage, type TurnContext } from 'botbuilder';
import { DialogContextError, DialogSet, type DialogContext } from 'botbuilder-dialogs';
import type { Person } from '../src/procedure/person';
import { gapIsOpen, nextStage, type Run } from '../src/procedure/run';
import { instant } from '../src/procedure/time';
import { accountsDialog } from './commands/accounts';
import { begunRuns } from './turn/begunRuns';
import { CardPrompt } from './cardPrompt';
import { checkDialog } from './commands/check';
import { checkReportDialog } from './commands/checkReport';
import { endSessionsDialog } from './commands/endSessions';
import { ForgetPrompt } from './commands/forgetting';
import { handOverDialog } from './commands/handOver';
import { mainDialog } from './main';
import { waitingCard } from './turn/offers';
import { oldAppPasswordsDialog } from './commands/oldAppPasswords';
import { waitingReport } from './provenLater';
import { RunRecord } from './turn/runRecord';
import { SignInPrompt } from './signInPrompt';
import { stageDialog } from './stageDialog';
import { stages } from './stages';
import { takeOverDialog } from './commands/takeOver';
import { TakeOverQuestion } from './commands/takeOverQuestion';
import { undoDialog } from './commands/undo';
import { Visit, type Outside } from './turn/visit';

export type Work = (visit: Visit, dc: DialogContext) => Promise<void>;

/**
 * One turn: reads the run and the dialog stack, does the work, writes both. A turn that breaks leaves no stack, so
 * the same card cannot be worked off twice; the run says where to go on.
 */
export async function inVisit(
  outside: Outside,
  storage: Storage,
  turn: TurnContext,
  person: Person,
  work: Work,
): Promise<Visit> {
  const state = new ConversationState(storage);
  const now = () => instant(outside.clock.now());
  await outside.signIn.catchUp(person);
  const runs = begunRuns(outside.runs, outside.reminders);
  const visit = new Visit(turn, person, await RunRecord.read(runs, person, now), outside);
  const before = visit.record.open;
  outside.trace?.note({ stage: before && nextStage(before, stages)?.id });
  const dc = await dialogsFor(visit, state).createContext(turn);
  try {
    await work(visit, dc);
    await visit.record.save();
    await remind(visit, before);
    lookOut(visit, before);
  } catch (thrown) {
    await dc.cancelAllDialogs();
    throw causeOf(thrown);
  } finally {
    if (visit.forgotten) await state.delete(turn);
    else await state.saveChanges(turn);
  }
  return visit;
}

/** What a run waits for is looked for by itself; a turn without a run changes nothing about that. */
function lookOut({ record, outside, person }: Visit, before: Run | undefined): void {
  if (!before && !record.open) return;
  outside.lookout?.minds(person, waitingCard(record.open) ?? waitingReport(record.ended));
}

/** A run is looked at later by itself; an open gap sooner. */
async function remind(
  { record: { open }, outside: { reminders } }: Visit,
  before: Run | undefined,
): Promise<void> {
  if (open && before && gapIsOpen(open) && !gapIsOpen(before)) await reminders.looksAhead(open);
}

function dialogsFor(visit: Visit, state: ConversationState): DialogSet {
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs
    .add(mainDialog(visit))
    .add(new CardPrompt(visit))
    .add(new SignInPrompt(visit))
    .add(checkDialog(visit))
    .add(accountsDialog(visit))
    .add(checkReportDialog(visit))
    .add(takeOverDialog(visit))
    .add(new TakeOverQuestion())
    .add(handOverDialog(visit))
    .add(undoDialog(visit))
    .add(oldAppPasswordsDialog(visit))
    .add(endSessionsDialog(visit))
    .add(new ForgetPrompt(visit));
  for (const stage of stages) dialogs.add(stageDialog(stage, visit));
  return dialogs;
}

/** The framework wraps what was thrown into an error that carries the whole dialog stack; only the cause goes on. */
function causeOf(thrown: unknown): Error {
  const cause = thrown instanceof DialogContextError ? thrown.error : thrown;
  return cause instanceof Error ? cause : new Error('a turn broke');
}
