import type { GuideWords } from '../cards/guided';
import { notYet } from '../cards/words.en';

export const words: GuideWords = {
  title: 'Create the app password',
  lines: () => [
    'In the same private window, open “Security info”.',
    '“Add sign-in method” > “App password”.',
    'Name it **Cloud App Security**.',
    'Copy the password: it is shown only once.',
    'Do not paste it here. It goes into the Cloud App Security console next.',
  ],
  hint: 'No “App password” in the list? Your tenant does not allow them: in the Entra admin center, under Users > Per-user MFA > Service settings, choose “Allow users to create app passwords”. Delete app passwords of earlier attempts: a new password does not end them.',
  open: 'Open Security info (leaves Teams)',
  check: 'Created and copied: check it',
  notYet,
  checkAgain: 'Check again',
  done: 'I have done it: go on',
};
