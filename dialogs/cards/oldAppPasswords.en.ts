/** Words about app passwords of earlier attempts. */

export const title = 'App passwords of earlier attempts';
export const why =
  'A new password does not end the app passwords that were made before it: they go on opening the account. An account holds at most 40.';
export const found = (count: number) =>
  count === 1 ? 'One was created before this run:' : `${count} were created before this run:`;
export const line = (when: string) => `created ${when}`;
export const more = (count: number) => `and ${count} older ones`;
export const none = 'I see none from before this run.';
export const limits =
  'I see what the audit log still holds, 30 days at most, and earlier runs with me on this account. Which of them are deleted already I cannot see: look yourself.';
export const unread = 'The audit log could not be read, so I know of earlier runs with me only.';

/** On the card on which a new one is about to be created. */
export const first = {
  title: (count: number) =>
    count === 1
      ? 'Delete the app password of an earlier attempt first, in “Security info”:'
      : `Delete the ${count} app passwords of earlier attempts first, in “Security info”:`,
  line: 'A new password does not end them, and an account holds at most 40. Which are deleted already I cannot see.',
  /** A reset leaves them good, so a console that has one signs in with it until it gets another. */
  inUse:
    'Delete one that the console still signs in with only after the new one is saved there, and give the new one another name.',
};

export const howTitle = 'How to delete them';
export const how = [
  'In a private window, sign in as the service account and open “Security info”.',
  'For each “App password” that is not the newest one: “Delete”.',
  'Keep the one that the Cloud App Security console uses: without it the console is locked out.',
] as const;

export const actions = {
  offer: 'Old app passwords',
  open: 'Open Security info (leaves Teams)',
  deleted: 'I have deleted the old ones',
  none: 'There are none',
  again: 'Look again',
};
export const answers = {
  deleted: 'Old app passwords are deleted',
  none: 'There are no old app passwords',
} as const;
export const answered = (what: string, when: string) => `✎ **${what}**: on your word ${when}`;
export const enough =
  'The answer has changed several times, and each one stands in the record for good: it stays as it is.';
export const noRun = 'There is no run of yours with an account yet, so there is nothing to look for.';
