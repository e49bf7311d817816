import { adaptiveCard, execute, type CardJson } from './card';
import { heading, subtle, text } from './elements';
import * as words from './words.en';

/** What stays in the chat of an answered card: its heading and what came of it. Nothing that was typed. */
export function answeredCard(title: string, lines: readonly string[]): CardJson {
  return adaptiveCard(title, [subtle(title), ...lines.map((line) => text(line, { spacing: 'Small' }))]);
}

/** What an old card becomes when somebody presses it. */
export function outdatedCard(): CardJson {
  const { title, line, goOn } = words.outdated;
  const action = execute({ verb: 'command', title: goOn, data: { command: 'enable mfa' } });
  return adaptiveCard(title, [heading(title), text(line), { type: 'ActionSet', actions: [action] }]);
}

/** Shown while an act takes longer than Teams likes to wait. */
export function workingCard(): CardJson {
  return adaptiveCard(words.working.title, [heading(words.working.title), text(words.working.line)]);
}
