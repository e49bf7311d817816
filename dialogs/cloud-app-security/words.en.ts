import type { GuideWords } from '../cards/guided';

export const words: GuideWords = {
  title: 'Save the app password in Cloud App Security',
  lines: () => [
    'Sign in to the Trend Micro Cloud App Security console.',
    '“Administration” > “Service Account”.',
    'In the row for SharePoint, choose “Change Password”.',
    'Paste the app password (not the account’s own password) and save.',
    'Wait for “SharePoint Online protected.” and “OneDrive protected.”',
  ],
  hint: 'The console’s address depends on your region: in Europe it is admin-eu.tmcas.trendmicro.com. If the button opens another one, use the address you know.',
  open: 'Open the console (leaves Teams)',
  check: 'Saved: check it',
  notYet: [
    'Noted that it is saved. Now I look for a successful sign-in of the account after the save; I do not see one yet.',
    'Cloud App Security signs in by itself within some minutes, and the log is often late. Check again, or go on with your word.',
  ],
  checkAgain: 'Check again',
  done: 'The console says “protected”: go on',
};
