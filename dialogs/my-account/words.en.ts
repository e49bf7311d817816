import { plain } from '../cards/elements';
import type { GuideWords } from '../cards/guided';
import { notYet } from '../cards/words.en';

export const words: GuideWords = {
  title: 'Sign in once as the service account',
  lines: (account) => [
    'Open My Account in a **private window**: otherwise it is you who is signed in.',
    `User name: ${plain(account)}`,
    'Password: the one you have just set.',
    'Type the code that arrives on the phone.',
    'When “My Account” opens, come back here. Leave the window open.',
  ],
  hint: 'The button opens an ordinary window: copy its address into a private one. If no code arrives within a minute, ask for another one there.',
  open: 'Open My Account (leaves Teams)',
  check: 'Signed in: check it',
  notYet,
  checkAgain: 'Check again',
  done: 'I have done it: go on',
};
