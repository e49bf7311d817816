import type { PersonalKind } from '../../src/procedure/ports/personalData';

/** Words of "forget me". */

export const title = 'Forget you?';
export const lead = 'This is what I keep of you, and would delete:';
export const deletes: Readonly<Record<PersonalKind, (count: number) => string>> = {
  'open-run': () => 'the run that is open, with what it has found; it is stopped first',
  'past-run': (count) => `${count === 1 ? 'one past run' : `${count} past runs`}, with the report`,
  address: () => 'the address of this chat, your language and your time zone',
  reminder: () => 'the reminder of your run',
  'record-name': () => 'what leads from the codes in the record of ended runs to you',
  'colleague-run': (count) =>
    `your name and id in ${count === 1 ? 'one run of a colleague' : `${count} runs of colleagues`}, which had been yours or which you were asked to take; the run itself stays`,
  'age-reminder': (count) => `reminders of app passwords: ${count}`,
};
export const always = 'your sign-in, which I hold in memory only, and where this conversation stands';

export const staysLead = 'This stays, because it is not mine to delete:';
export const stays = [
  'what was changed in Microsoft 365, and what Microsoft’s own logs say about it',
  'the messages in this chat: Teams keeps them by the rules of your organisation',
  'runs of your colleagues, without your name and id; who holds the phone stands there as it was typed',
  'the record of ended runs: codes stand there in the place of your name and id',
  'copies that whoever runs this bot has made of its store; they know for how long',
  'a mark without your name or id, by which older sign-ins count no more',
] as const;

export const runFirst = 'A run is open, and is stopped first. Stopping does not undo what I have changed:';
export const runUnchanged = 'A run is open, and is stopped first. I have changed nothing in Microsoft 365.';

export const keep = 'Keep everything';
export const forget = 'Forget me';

export const kept = 'Nothing was deleted.';
export const done = 'I have looked again: of what was yours nothing is left in my store.';
export const takenOut = (count: number) =>
  count === 1
    ? 'I have taken you out of one run of a colleague.'
    : `I have taken you out of ${count} runs of colleagues.`;
export const again = 'When you write to me again, I begin as with somebody new.';
export const remains =
  'I have looked again, and something of you is still there or has come back meanwhile. Type “forget me” once more.';

export const stale = {
  title: 'This question is closed',
  line: 'It was answered, or something else came in between. If you still want me to forget you, type “forget me”.',
} as const;
