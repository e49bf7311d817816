import type { Account } from '../../src/procedure/account';
import { gapIsOpen, type Run } from '../../src/procedure/run';
import type { CardAction, StageCard } from './card';
import { box, breakable, choiceField, facts, faultText, moment, plain, text, textField } from './elements';
import * as words from './handOver.en';

/** The owner's button: asks for a colleague's name. */
export const handOverAction = (run: string, title = words.actions.handOver): CommandAction =>
  command('hand over', title, { run });

/** Asks for a colleague's name. @param faults what was wrong with the last one */
export function whoCard(run: Run, nonce: string, faults: readonly string[] = []): StageCard {
  const { asked } = run.handOver ?? {};
  const field = { id: 'name', label: words.labels.name, missing: words.faults.short };
  return {
    title: words.titles.who,
    body: [
      text(words.who),
      ...(asked ? [text(words.replaces(plain(asked.person.name)))] : []),
      textField(field, { maxLength: 100 }),
      ...faults.flatMap(faultText),
    ],
    actions: [sending('search', words.actions.search, run, nonce), keep()],
  };
}

/** The colleagues who were found: which one? */
export function whichColleagueCard(
  run: Run,
  nonce: string,
  people: readonly Account[],
  { searched, more }: { readonly searched: string; readonly more: boolean },
): StageCard {
  const field = { id: 'colleague', label: words.labels.colleague, missing: words.faults.choose };
  const choices = people.map(({ id, displayName, userPrincipalName }) => ({
    title: `${plain(displayName)} (${breakable(plain(userPrincipalName))})`,
    value: id,
  }));
  return {
    title: words.titles.choose,
    body: [
      text(words.found(plain(searched))),
      choiceField(field, choices),
      ...(more ? [text(words.more, { isSubtle: true })] : []),
    ],
    actions: [
      sending('ask', words.actions.ask, run, nonce),
      handOverAction(run.id, words.actions.another),
      keep(),
    ],
  };
}

/** To the owner: the colleague has the question, or cannot be reached. */
export function handOverAskedCard(name: string, hasCome: boolean): StageCard {
  const [title, line] = hasCome
    ? [words.titles.waits, words.waits(plain(name))]
    : [words.titles.unreached, words.unreached(plain(name))];
  return { title, body: [text(line)], actions: [keep()] };
}

/** To the colleague. @param where the title of the run's next stage */
export function handOverCard(run: Run, where: string, nonce: string): StageCard {
  const { account, owner, gapOpenedAt } = run;
  const gap = gapIsOpen(run) && gapOpenedAt !== undefined ? [words.gap(moment(gapOpenedAt))] : [];
  const answer = (title: string, say: string) =>
    command('answer hand over', title, { run: run.id, nonce, say });
  return {
    title: words.titles.asks,
    body: [
      text(words.asks(plain(owner.name))),
      facts([
        [words.labels.account, breakable(plain(account?.userPrincipalName ?? ''))],
        [words.labels.where, where],
      ]),
      ...gap.map((line) => box('attention', [text(line)])),
      text(words.asksMore),
    ],
    actions: [
      { ...answer(words.actions.take, 'take'), style: 'positive' },
      answer(words.actions.notNow, 'not-now'),
    ],
  };
}

/** To the owner. @param who does not take it */
export function declinedCard(run: Run, who: string): StageCard {
  const account = breakable(plain(run.account?.userPrincipalName ?? ''));
  return {
    title: words.titles.declined,
    body: [text(words.declinedBy(plain(who), account))],
    actions: [keep(), handOverAction(run.id, words.actions.another)],
  };
}

/** To the owner. @param who wanted to take it; @param missing the roles that they lack */
export function lacksCard(run: Run, who: string, missing: string): StageCard {
  const account = breakable(plain(run.account?.userPrincipalName ?? ''));
  return {
    title: words.titles.lacks,
    body: [text(words.lacks(plain(who), account, missing)), text(words.lacksMore)],
    actions: [keep(), handOverAction(run.id, words.actions.another)],
  };
}

type CommandAction = Extract<CardAction, { verb: string }>;

const command = (
  name: string,
  title: string,
  more: Readonly<Record<string, string>> = {},
): CommandAction => ({
  ...{ verb: 'command', title },
  data: { command: name, ...more },
});

const keep = () => command('enable mfa', words.actions.keep);

/** A button that sends the card's field. */
const sending = (part: 'search' | 'ask', title: string, { id }: Run, nonce: string): CommandAction => ({
  ...command('hand over', title, { run: id, nonce, part }),
  style: 'positive',
  sendsInputs: true,
});
