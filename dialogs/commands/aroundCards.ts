import { gapIsOpen, type Run } from '../../src/procedure/run';
import type { CardAction, StageCard } from '../cards/card';
import { box, bullets, facts, text } from '../cards/elements';
import { sessionLines } from '../cards/endSessions';
import { handOverAction } from '../cards/handOver';
import { commandEntries } from '../commands';
import type { OwnPages } from '../turn/visit';
import * as words from '../words.en';

/** The cards around the stages: welcome, help, stopping, a failure, and the one for teams and group chats. */

const command = (name: words.CommandName, title: string): CardAction => ({
  verb: 'command',
  title,
  data: { command: name },
});

/** For whoever cannot sign in: it asks Microsoft 365 nothing. */
export const checklistAction: CardAction = {
  verb: 'command',
  title: words.welcome.checklist,
  data: { command: 'checklist' },
};

/** Where it is said what the bot keeps, and who helps: what the Teams Store wants within reach from the beginning. */
const own = ({ privacy, support }: OwnPages): readonly CardAction[] => [
  { url: support, title: words.welcome.support },
  { url: privacy, title: words.welcome.privacy },
];

export function welcomeCard(pages: OwnPages): StageCard {
  const { title, lines, begin, help } = words.welcome;
  return {
    title,
    body: lines.map((line) => text(line)),
    actions: [{ ...command('enable mfa', begin), style: 'positive' }, command('help', help), ...own(pages)],
  };
}

/** @param lead why help is shown, when nobody asked for it */
export function helpCard(pages: OwnPages, lead: string | undefined, underWay: string | undefined): StageCard {
  return {
    title: words.help.title,
    body: [
      ...(lead === undefined ? [] : [text(lead)]),
      ...(underWay === undefined ? [] : [box('emphasis', [text(words.help.underWay(underWay))])]),
      facts(commandEntries.map(({ name, description }) => [name, description])),
    ],
    actions: [
      command('enable mfa', words.welcome.begin),
      command('status', words.welcome.status),
      checklistAction,
      ...own(pages),
    ],
  };
}

/** What the bot has changed with a run, or may have: the stages that write, and sessions that it was told to end. */
export function changedLines(run: Run): readonly string[] {
  return [...(run.wrote ?? []).map((stage) => words.stageTitles[stage]), ...sessionLines(run)];
}

/** Asks before a run is stopped that has changed something. */
export function cancelCard(run: Run): StageCard {
  const { title, changed, byHand, gap, handOver, keepGoing, stop } = words.cancel;
  const done = changedLines(run);
  return {
    title,
    body: [
      ...(done.length > 0 ? [text(changed), bullets(done)] : [text(byHand)]),
      ...(gapIsOpen(run) ? [box('attention', [text(gap)])] : []),
      text(handOver, { isSubtle: true }),
    ],
    actions: [
      { ...command('enable mfa', keepGoing), style: 'positive' },
      handOverAction(run.id),
      { verb: 'command', title: stop, style: 'destructive', data: { command: 'cancel', run: run.id } },
    ],
  };
}

/** A turn broke after its card was answered. */
export function failedCard(): StageCard {
  const { title, line } = words.failed;
  return { title, body: [text(line)], actions: [] };
}

/**
 * @param botId app id of the bot, for the link into the private chat (Microsoft Learn: "Deep link to a chat")
 * @param teams where links into Teams begin
 */
export function elsewhereCard(botId: string, teams: string): StageCard {
  const { line, open } = words.elsewhere;
  return {
    title: words.welcome.title,
    body: [text(line)],
    actions: [{ url: `${teams}/l/chat/0/0?users=28:${botId}`, title: open }],
  };
}
