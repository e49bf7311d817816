import { gapIsOpen, type Run } from '../../src/procedure/run';
import type { CardAction, StageCard } from './card';
import { box, breakable, facts, moment, plain, text } from './elements';
import * as words from './takeOver.en';

/** Asks before a colleague's run is taken over. @param where the title of its next stage */
export function takeOverCard(run: Run, where: string, nonce: string): StageCard {
  const { account, owner, begunAt, gapOpenedAt } = run;
  const gap = gapIsOpen(run) && gapOpenedAt !== undefined ? [words.gap(moment(gapOpenedAt))] : [];
  return {
    title: words.titles.ask,
    body: [
      facts([
        [words.labels.account, breakable(plain(account?.userPrincipalName ?? ''))],
        [words.labels.owner, plain(owner.name)],
        [words.labels.since, moment(begunAt)],
        [words.labels.where, where],
      ]),
      ...gap.map((line) => box('attention', [text(line)])),
      text(words.ask),
    ],
    actions: [
      { ...takeOverAction(run.id, words.actions.yes, { nonce }), style: 'positive' },
      command('status', words.actions.notNow),
    ],
  };
}

/** Why not, and what to do instead. */
export function noTakeOverCard(lines: readonly string[], hasOwn: boolean): StageCard {
  return {
    title: words.titles.cannot,
    body: lines.map((line) => text(line)),
    actions: [
      ...(hasOwn ? [command('enable mfa', words.actions.goOn)] : []),
      command('status', words.actions.status),
    ],
  };
}

/** For whom the run was. @param who has it now */
export function takenOverCard(run: Run, who: string): StageCard {
  return {
    title: words.titles.told,
    body: [
      text(words.told(plain(who), breakable(plain(run.account?.userPrincipalName ?? '')))),
      text(words.back),
    ],
    actions: [command('status', words.actions.status)],
  };
}

type CommandAction = Extract<CardAction, { verb: string }>;

export function takeOverAction(
  run: string,
  title: string,
  more: Readonly<Record<string, string>> = {},
): CommandAction {
  return { verb: 'command', title, data: { command: 'take over', run, ...more } };
}

const command = (name: string, title: string): CommandAction => ({
  ...{ verb: 'command', title },
  data: { command: name },
});
