import { adaptiveCard, type CardJson } from './card';
import { subtle, text } from './elements';
import { frame } from './frame';
import * as words from './words.en';

/** What stays in the chat of an answered card: its heading and what came of it. Nothing that was typed. */
export function answeredCard(title: string, lines: readonly string[], banner: string | undefined): CardJson {
  const lead = banner === undefined ? title : `${banner} · ${title}`;
  return adaptiveCard(title, [subtle(lead), ...lines.map((line) => text(line, { spacing: 'Small' }))]);
}

/** What an old card becomes when somebody presses it. @param command what shows the present one */
export function outdatedCard(banner: string | undefined, command = 'enable mfa'): CardJson {
  const { title, line, goOn } = words.outdated;
  const action = { verb: 'command', title: goOn, data: { command } };
  return frame({ title, body: [text(line)], actions: [action] }, { banner });
}

/** Shown while an act takes longer than Teams likes to wait. */
export function workingCard(banner: string | undefined): CardJson {
  const { title, line } = words.working;
  return frame({ title, body: [text(line)], actions: [] }, { banner });
}
