import { gapIsOpen, type Run } from '../src/procedure/run';
import type { CardAction, StageCard } from './cards/card';
import { box, bullets, facts, text } from './cards/elements';
import { commandEntries } from './commands';
import * as words from './words.en';

/** The cards around the stages: welcome, help, stopping, a failure, and the one for teams and group chats. */

const command = (name: words.CommandName, title: string): CardAction => ({
  verb: 'command',
  title,
  data: { command: name },
});

export function welcomeCard(): StageCard {
  const { title, lines, begin, help } = words.welcome;
  return {
    title,
    body: lines.map((line) => text(line)),
    actions: [{ ...command('enable mfa', begin), style: 'positive' }, command('help', help)],
  };
}

/** @param lead why help is shown, when nobody asked for it */
export function helpCard(lead: string | undefined, underWay: string | undefined): StageCard {
  return {
    title: words.help.title,
    body: [
      ...(lead === undefined ? [] : [text(lead)]),
      ...(underWay === undefined ? [] : [box('emphasis', [text(words.help.underWay(underWay))])]),
      facts(commandEntries.map(({ name, description }) => [name, description])),
    ],
    actions: [command('enable mfa', words.welcome.begin), command('status', words.welcome.status)],
  };
}

/** Asks before a run is stopped that has changed something. */
export function cancelCard(run: Run): StageCard {
  const { title, changed, gap, keepGoing, stop } = words.cancel;
  const done = (run.wrote ?? []).map((stage) => words.stageTitles[stage]);
  return {
    title,
    body: [text(changed), bullets(done), ...(gapIsOpen(run) ? [box('attention', [text(gap)])] : [])],
    actions: [
      { ...command('enable mfa', keepGoing), style: 'positive' },
      { verb: 'command', title: stop, style: 'destructive', data: { command: 'cancel', run: run.id } },
    ],
  };
}

/** A turn broke after its card was answered. */
export function failedCard(): StageCard {
  const { title, line } = words.failed;
  return { title, body: [text(line)], actions: [] };
}

/** @param botId app id of the bot, for the link into the private chat (Microsoft Learn: "Deep link to a chat") */
export function elsewhereCard(botId: string): StageCard {
  const { line, open } = words.elsewhere;
  return {
    title: words.welcome.title,
    body: [text(line)],
    actions: [{ url: `https://teams.microsoft.com/l/chat/0/0?users=28:${botId}`, title: open }],
  };
}
