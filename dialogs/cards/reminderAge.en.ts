/** Words of the reminder of an app password's age. */

export const title = 'The app password is getting old';
export const titleOfLast = 'My last reminder of this app password';

export const age = (account: string, days: number, since: string) =>
  `The app password of ${account} is ${days === 1 ? 'one day' : `${days} days`} old: made ${since}.`;
export const why =
  'Whoever has a copy of it signs in without a code from the phone, until somebody deletes it: neither a new password nor time ends it.';
export const what =
  'A new run makes a new one and saves it in Cloud App Security. Delete the old one afterwards, on the account’s security info page.';
export const better =
  'Better, where you can: Trend Micro’s migration to an Authorized Account, which needs no app password.';
export const last = 'I shall not remind you of it again. “enable mfa” begins at any time.';

export const begin = 'Begin now';
export const begun = (account: string) => `Begun, for ${account}.`;
export const stopped = 'I will not remind you of this app password any more, only of the next one.';
export const gone = 'That reminder is over: the app password was replaced, or you wanted no more reminders.';
export const otherRun = (account: string | undefined) =>
  account === undefined
    ? 'A run is open already, so I go on with that one. Choose the account there; the reminder stays.'
    : `A run on ${account} is open already, so I go on with that one. The reminder stays.`;
