import type { Storage, TurnContext } from 'botbuilder';
import { Conflict, FromLaterVersion } from '../src/procedure/errors';
import type { Person } from '../src/procedure/person';
import { nextStage } from '../src/procedure/run';
import { elsewhereCard, failedCard, helpCard, welcomeCard } from './commands/aroundCards';
import { cardPromptId } from './cardPrompt';
import type { CardJson } from './cards/card';
import { frame } from './cards/frame';
import { outdatedCard, workingCard } from './cards/traces';
import { fromLaterVersion, otherUnforeseen, tooMany } from './cards/words.en';
import { commandEntries } from './commands';
import { goOn, isCommand, runCommand } from './commands/commandWork';
import { lookAgain } from './lookingAgain';
import { receive, type CardAnswer } from './turn/offers';
import { checkSent } from './commands/recordWork';
import { show } from './turn/show';
import { isAwaited, signInPromptId } from './signInPrompt';
import { signInTrouble } from './signInTrouble';
import { scopesOf, stages } from './stages';
import { inVisit, type Work } from './turns';
import type { Outside, Visit } from './turn/visit';
import * as words from './words.en';

/** What the administrator and the bot say to each other, as the Teams edge calls it. */
export function createConversation(outside: Outside, storage: Storage, botId: string) {
  const visit: Visiting = (turn, person, work) => inVisit(outside, storage, turn, person, work);
  const { banner } = outside;

  return {
    commands: commandRoutes(visit),

    says: says(visit, outside),

    async answers(turn: TurnContext, person: Person, answer: CardAnswer): Promise<CardJson | undefined> {
      try {
        const after = await visit(turn, person, (at, dc) => takeAnswer(at, dc, answer));
        return after.reply;
      } catch (thrown) {
        if (thrown instanceof Conflict) return outdatedCard(banner);
        throw thrown;
      }
    },

    resumes: (turn: TurnContext, person: Person) => resumes(visit, turn, person),
    looksAgain: looksAgain(visit),

    signInFails: signInFails(outside),
    comesBack: (person: Person) => outside.reminders.comesBack(person),
    leaves: leaves(outside),
    welcomes: (turn: TurnContext) => show(turn, banner, welcomeCard(outside.pages)),
    elsewhere: (turn: TurnContext) => show(turn, banner, elsewhereCard(botId, outside.places.teams)),
    workingCard: workingCard(banner),
    failedCard: frame(failedCard(), { banner }),
    ...sentences,
  };
}

/** What is no command: a file, or words that are not understood. */
function says(visit: Visiting, { banner, pages }: Outside) {
  return async (turn: TurnContext, person: Person, said: string) => {
    await visit(turn, person, async (at, dc) => {
      if (said.trim() === '' && (await checkSent(at))) return;
      const lead = said.trim() === '' ? words.filesOnly : words.help.notUnderstood;
      const waits = dc.activeDialog?.id === signInPromptId;
      await show(turn, banner, helpCard(pages, waits ? words.waitingForSignIn : lead, underWay(at)));
    });
  };
}

/** Says what stands in the way of a sign-in, where the sign-in card does not say it by itself. */
function signInFails({ signIn, banner }: Outside) {
  return async (turn: TurnContext, person: Person) => {
    const card = signInTrouble(signIn.problem(person), signIn, scopesOf(stages).reads);
    if (card) await show(turn, banner, card);
  };
}

/** The person has taken the bot out: no token is kept for them, and nothing is said to them any more. */
function leaves({ signIn, reminders }: Outside) {
  return async (person: Person) => {
    await Promise.all([signIn.signOut(person), reminders.forgets(person)]);
  };
}

/**
 * A sign-in has come through: only who waits for one goes on. Two devices may have signed in at once, each through
 * another process: who comes second has nothing to add.
 */
async function resumes(visit: Visiting, turn: TurnContext, person: Person): Promise<void> {
  try {
    await visit(turn, person, async (at, dc) => {
      if (isAwaited(dc, at)) await dc.continueDialog();
    });
  } catch (thrown) {
    if (!(thrown instanceof Conflict)) throw thrown;
  }
}

/** Nobody has asked: looks for what this card waits for. Who has gone on elsewhere meanwhile is left alone. */
function looksAgain(visit: Visiting) {
  return async (turn: TurnContext, person: Person, card: string): Promise<'waits' | 'over'> => {
    let came: 'waits' | 'over' = 'over';
    try {
      await visit(turn, person, async (at, dc) => {
        came = await lookAgain(at, dc, card);
      });
    } catch (thrown) {
      if (!(thrown instanceof Conflict)) throw thrown;
    }
    return came;
  };
}

type Visiting = (turn: TurnContext, person: Person, work: Work) => Promise<Visit>;

function commandRoutes(visit: Visiting) {
  return commandEntries.map(({ name, pattern }) => ({
    pattern,
    run: async (turn: TurnContext, person: Person) => {
      await unlessElsewhere(turn, () =>
        visit(turn, person, (at, dc) => runCommand(at, dc, name, typed(turn))),
      );
    },
  }));
}

/** What was typed, as a command takes it. */
const typed = ({ activity }: TurnContext) => ({ text: activity.text });

/** What needs no run. */
const sentences = {
  async fails(turn: TurnContext, reference: string, thrown: unknown) {
    const isLater = thrown instanceof FromLaterVersion;
    await turn.sendActivity(isLater ? fromLaterVersion : otherUnforeseen(reference));
  },
  async tooMany(turn: TurnContext) {
    await turn.sendActivity(tooMany);
  },
  receivedWords: words.received,
  busyWords: words.busy,
};

/** Works off an answer: a command's button, the card that is offered now, or something old. */
async function takeAnswer(at: Visit, dc: Parameters<Work>[1], answer: CardAnswer): Promise<void> {
  const { command } = answer.data;
  if (answer.verb === 'command' && isCommand(command)) return runCommand(at, dc, command, answer.data);
  const { open } = at.record;
  const pending = receive(open, answer);
  if (!pending) {
    // A double click: the first one has put the right card there.
    const isDoubled = open?.answered !== undefined && open.answered === answer.data.nonce;
    at.reply = isDoubled ? undefined : outdatedCard(at.outside.banner);
    return;
  }
  at.record.note({ answered: open?.offer?.nonce });
  at.receives(pending);
  const waiting = dc.activeDialog?.id === cardPromptId && dc.stack.at(-2)?.id === pending.stage;
  if (waiting) await dc.continueDialog();
  else await goOn(dc);
}

function underWay({ record: { open } }: Visit): string | undefined {
  const next = open && nextStage(open, stages);
  return next && words.stageTitles[next.id];
}

/** Two devices at once: who comes second is told, and nothing is done twice. */
async function unlessElsewhere(turn: TurnContext, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof Conflict)) throw thrown;
    await turn.sendActivity(words.elsewhereAnswered);
  }
}
