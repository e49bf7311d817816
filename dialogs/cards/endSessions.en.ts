/** Words about ending the sessions of the service account. */

export const title = 'End the sessions of the service account?';
export const done = 'The sessions of the service account are ended';
export const missing = 'Ending sessions needs another permission';

export const account = (name: string, userName: string) => `Account: **${name}**, ${userName}`;
export const effects = [
  'All refresh tokens and browser sessions of the account end: whoever is signed in as it has to sign in again.',
  'It may take some minutes until that is so everywhere. An access token that is out already can be good until it runs out.',
] as const;
export const stepsNotice =
  'Whoever is signed in as the account for steps 8 to 11 right now has to sign in again, with a code.';
export const colleague = (name: string) =>
  `${name} has an open run on this account: tell them, or they may lose their sign-in half-way through a step.`;

export const unknownTitle = 'What it does not do, or nobody knows';
/** Microsoft documents refresh tokens and browser sessions, and is silent on app passwords. */
export const unknown = [
  'App passwords: Microsoft does not document that this ends them. Take them for good, and delete by hand those that nobody needs.',
  'Cloud App Security signs in with a saved password, which is no session: I expect that it goes on, and cannot prove it. Look at its status afterwards: Administration > Service Account.',
] as const;
export const gap = 'Cloud App Security cannot sign in at the moment. This does not change that.';

export const validFrom = (when: string) => `Ended already are those from before ${when}.`;
export const unread =
  'I could not read from when on sign-ins of the account are good. So I can end its sessions, but not see it: whether it worked would stay “not known”.';
export const ended = (at: string, validFrom: string) =>
  `✔ **Sessions of the account** ended: proven ${at}, whoever signed in before ${validFrom} has to sign in again`;
export const unseen = (at: string) =>
  `○ **Sessions of the account**: Microsoft 365 said yes ${at} and has not shown it, so it is not known whether they have ended`;
export const askedOnly = (at: string) =>
  `○ **Sessions of the account**: ending them was asked for ${at}; not known whether that was done`;
export const left = 'Sessions are left as they are.';

/** In the record. */
export const recorded = {
  seen: 'Sessions of the account ended: proven',
  unseen: 'Ending the sessions of the account: Microsoft 365 said yes and did not show it',
};

export const roleMissing = (roles: string) =>
  `Your directory roles do not let you do this. For this account one of these is needed: ${roles}.`;
export const roleRemedy =
  'Activate it if it is only eligible, or have it given to you by a Privileged Role Administrator or Global Administrator. A role for one administrative unit alone I do not see: then just try.';
export const forbidden = (permission: string, roles: string) =>
  `Microsoft 365 does not let you do this. It needs the permission ${permission} and one of these directory roles: ${roles}. In a restricted administrative unit only the unit’s own administrators may.`;
export const reference = (id: string) => `Reference: ${id}`;

export const permission = (name: string) =>
  `Your sign-in does not carry the permission ${name}. It is used for this alone, and nobody has to grant it.`;
export const granting =
  'A Global Administrator or Privileged Role Administrator grants it, for the whole tenant, on the page behind the button; somebody else can be sent its link. You also need a directory role that lets you do it.';
export const byHand = (place: string) =>
  `Without it: ${place} > Users > the account > Overview > “Revoke sessions”.`;
export const adminCenter = 'Microsoft Entra admin center';

export const actions = {
  offer: 'End sessions',
  end: 'End them now',
  leave: 'Leave them',
  look: 'Look again',
  grant: 'Grant it (leaves Teams)',
  granted: 'It is granted: look again',
  status: 'Status',
};
export const noRun = 'There is no run of yours with an account yet, so there are no sessions to end.';
