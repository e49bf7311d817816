import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import { SignInNeeded, Unreachable } from '../src/procedure/errors';
import { askVerb, everyWriting, grantedVerb } from '../src/procedure/hands';
import type { Deed, Look, Notice, Press, Reply, Stage } from '../src/procedure/stage';
import type { StageCard } from './cards/card';
import { namingWhatItCannotRead, withWayToRoles } from './cards/permissions';
import { unreachableCard } from './cards/trouble';
import { cardPromptId, type Question } from './cardPrompt';
import { perform, settle, signedOut } from './turn/deeds';
import { goodFor, signInPromptId } from './signInPrompt';
import type { Visit } from './turn/visit';

/** What is kept between the beats of a stage: why it asks again. Never anything that was typed as a secret. */
interface StageOptions {
  readonly notice?: Notice;
  /** How often it has looked for a change that Microsoft 365 has accepted. */
  readonly looks?: number;
}

/** How a stage ends: the main dialog goes on, or the person has left for now. */
export interface StageEnd {
  readonly left: boolean;
  /** The run closes, though stages are left. */
  readonly ends?: true;
}

type Step = WaterfallStepContext<StageOptions>;
type Beat = (step: Step) => Promise<DialogTurnResult>;

const goesOn: StageEnd = { left: false };
const leaves: StageEnd = { left: true };
const ends: StageEnd = { left: false, ends: true };

/** Reading back a change: how often, and milliseconds between. */
const readBack = { looks: 3, apart: 1_000 } as const;

/** The one child waterfall that every stage gets: signed in? → look → ask → act → check. */
export function stageDialog(stage: Stage<StageCard>, visit: Visit): WaterfallDialog<StageOptions> {
  const { signedIn, look, ask, act, check } = beats(stage, visit);
  return new WaterfallDialog<StageOptions>(stage.id, [signedIn, look, ask, act, check]);
}

type BeatName = 'signedIn' | 'look' | 'ask' | 'act' | 'check';

function beats(stage: Stage<StageCard>, visit: Visit): Readonly<Record<BeatName, Beat>> {
  const { outside, person } = visit;
  return {
    async signedIn(step) {
      const needed = stage.asksSecret && !visit.waits(stage.id) ? goodFor.secret : goodFor.look;
      if (stage.worksSignedOut || outside.signIn.has(person, needed)) return step.next();
      const dropped = visit.take();
      if (!dropped) return step.beginDialog(signInPromptId);
      const notice = wantsMore(dropped) ? asksForMore(stage, visit, dropped) : signedOutNotice;
      return step.replaceDialog(stage.id, { notice });
    },

    look: async (step) => (visit.waits(stage.id) ? step.next() : lookAt(step, stage, visit)),

    async ask(step) {
      const seen = step.result as Look<StageCard> | undefined;
      if (seen === undefined) return step.next(visit.take());
      if (seen.kind === 'do') return step.next(seen.deed);
      if (seen.kind === 'ask')
        return step.beginDialog(cardPromptId, question(stage, visit, seen, step.options.notice));
      settle(visit, stage.id, seen);
      return step.endDialog(goesOn);
    },

    async act(step) {
      const result = step.result as Press | Deed | undefined;
      if (result === undefined) return step.next();
      if ('act' in result) return step.next(await perform(visit, stage.id, result));
      if (wantsMore(result)) return step.next(asksForMore(stage, visit, result));
      return follow(step, stage, visit, await answerSafely(stage, visit, result));
    },

    check: (step) =>
      step.replaceDialog(stage.id, { notice: step.result as Notice | undefined } satisfies StageOptions),
  };
}

const signedOutNotice: Notice = { kind: 'signed-out' };

const wantsMore = ({ verb }: Press) => verb === askVerb || verb === grantedVerb;

/**
 * The person wants the bot to have what it lacks: whoever lacks nothing any more need not sign in for it. That it may
 * look says neither that it is to change anything nor that something is done: then it is as if the run were taken up.
 */
function asksForMore(
  { scopes }: Stage<StageCard>,
  { outside: { signIn }, person, record }: Visit,
  { verb }: Press,
): Notice | undefined {
  const reads = [...scopes.reads, ...(scopes.optional ?? [])];
  const lacks = (names: readonly string[]) =>
    !signIn.has(person, goodFor.look) || signIn.lacks(person, names).length > 0;
  if (verb === grantedVerb) {
    if (lacks(reads)) signIn.forget(person);
    return undefined;
  }
  if (lacks([...reads, ...everyWriting])) signIn.widens(person);
  record.note({ hands: undefined, offer: undefined });
  return { kind: 'widened' };
}

/** Looks; a change that was accepted but does not show yet is looked for again. */
async function lookAt(step: Step, stage: Stage<StageCard>, visit: Visit): Promise<DialogTurnResult> {
  const { notice, looks = 1 } = step.options;
  const seen = await lookSafely(stage, visit, notice);
  if (seen === 'signed-out') return step.replaceDialog(stage.id, { notice });
  if (seen.kind === 'ask' && notice?.kind === 'written' && looks < readBack.looks) {
    await visit.outside.clock.wait(readBack.apart);
    return step.replaceDialog(stage.id, { notice, looks: looks + 1 });
  }
  return step.next(seen);
}

function question(
  { id, steps, scopes }: Stage<StageCard>,
  visit: Visit,
  { card, accounts, facts, change }: Extract<Look<StageCard>, { kind: 'ask' }>,
  notice: Notice | undefined,
): Question {
  if (change) visit.record.note(change);
  const named = namingWhatItCannotRead(card, visit.desk(), scopes.reads);
  const shown = withWayToRoles(named, notice, visit.outside.places);
  return { stage: id, steps, card: shown, accounts, facts, notice };
}

/** Does what an answer leads to. */
async function follow(
  step: Step,
  stage: Stage<StageCard>,
  visit: Visit,
  reply: Reply,
): Promise<DialogTurnResult> {
  switch (reply.kind) {
    case 'again':
      return step.next(reply.notice);
    case 'do':
      return step.next(await perform(visit, stage.id, reply.deed));
    case 'settled':
      settle(visit, stage.id, reply);
      return step.endDialog(goesOn);
    case 'change':
      visit.record.note({ offer: undefined, ...reply.change });
      return reply.leaves ? step.endDialog(goesOn) : step.next(reply.notice);
    case 'leave':
      visit.record.note({ offer: undefined });
      return step.endDialog(leaves);
    case 'end':
      return step.endDialog(ends);
  }
}

async function lookSafely(
  stage: Stage<StageCard>,
  visit: Visit,
  notice: Notice | undefined,
): Promise<Look<StageCard> | 'signed-out'> {
  try {
    return await stage.look(visit.desk(), notice);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return { kind: 'ask', card: unreachableCard() };
    throw thrown;
  }
}

/** Reading an answer may read the directory, but changes nothing. */
async function answerSafely(stage: Stage<StageCard>, visit: Visit, press: Press): Promise<Reply> {
  try {
    return await stage.answer(visit.desk(), press);
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) {
      signedOut(visit, thrown);
      return { kind: 'again', notice: { kind: 'signed-out' } };
    }
    if (thrown instanceof Unreachable) return { kind: 'again', notice: { kind: 'unclear' } };
    throw thrown;
  }
}
