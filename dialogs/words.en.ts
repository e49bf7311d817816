import type { StageId } from '../src/procedure/stageId';

/** Words of the conversation around the stages. */

export const leftForNow = 'All right. Nothing is lost: type “enable mfa” and we go on where we are.';
export const filesOnly = 'I cannot do anything with files. Here is what I can do:';
export const signedOut = 'You are signed out of this bot (and of nothing else). Your run is kept.';
export const waitingForSignIn =
  'I am waiting for you to sign in: use the card above, or type “enable mfa” for a new one.';

export const welcome = {
  title: 'Multi-factor authentication for Trend Micro Cloud App Security',
  lines: [
    'I take the service account of Cloud App Security through multi-factor authentication: 13 steps, about 20 minutes.',
    'What Microsoft 365 lets me do on your behalf, I do: phone, password, per-user MFA. For the rest I tell you what to do, wait, and check.',
    'I act with your rights only, so you must be an administrator. I keep no password.',
  ],
  begin: 'Enable MFA',
  help: 'Help',
  status: 'Status',
  checklist: 'Checklist by hand',
  support: 'Support (leaves Teams)',
  privacy: 'Privacy (leaves Teams)',
} as const;

/** On the card of Bot Framework that asks for a sign-in. */
export const signInCard = {
  text: 'To work in Microsoft 365 on your behalf, I need you to be signed in.',
  button: 'Sign in',
};

export const signInFailed = 'You are not signed in';

export const stageTitles: Readonly<Record<StageId, string>> = {
  checklist: 'the checklist',
  'sign-in': 'signing in',
  'find-account': 'choosing the service account',
  migration: 'the migration to an Authorized Account',
  plan: 'the plan, before anything is changed',
  phone: 'the mobile phone',
  password: 'the new password',
  'per-user-mfa': 'multi-factor authentication',
  'my-account': 'signing in as the service account',
  'app-password': 'the app password',
  'cloud-app-security': 'saving it in Cloud App Security',
  confirmation: 'the last check',
};

export const failed = {
  title: 'This did not work',
  line: 'Your run is kept. Type “enable mfa” to go on.',
};
export const received = 'Received.';
export const busy = 'I am still working on what you sent before. Try again in a moment.';
export const elsewhereAnswered =
  'This was answered on another device at the same time. Type “enable mfa” to see where we are.';

export const help = {
  title: 'What I can do',
  notUnderstood: 'I did not understand that. This is what I can do:',
  underWay: (stage: string) =>
    `A run is open, at: ${stage}. Its card still counts; “enable mfa” shows it again.`,
};

export const cancel = {
  nothing: 'Nothing is under way, so there is nothing to cancel.',
  done: 'Stopped. I have changed nothing in Microsoft 365.',
  title: 'Stop here?',
  changed: 'I have changed this already, or may have, and stopping does not undo it:',
  byHand: 'I have changed nothing; what you have done by hand stays as it is.',
  gap: 'Cloud App Security cannot sign in to SharePoint and OneDrive until the app password is saved in its console.',
  handOver:
    'If you only lack the time: a colleague with the roles for it can go on instead. “Hand over” asks them.',
  keepGoing: 'Keep going',
  stop: 'Stop anyway',
  stopped: 'Stopped. What was changed stays changed; this is how we left it:',
} as const;

export const elsewhere = {
  line: 'I work in our private chat only: what we do there is not for everybody’s eyes.',
  open: 'Open the private chat',
};

export const commands = {
  'enable mfa': 'Begin, or go on where we are',
  check: 'Check what stands in the way, and change nothing',
  'check report': 'Compare an exported report with the record',
  status: 'Show where we are, or the last report, and every service account',
  help: 'Show what I can do',
  'remind me': 'Later: “remind me tomorrow 9:00”, “in 2 hours”, “on Monday”',
  cancel: 'Stop the run',
  undo: 'Take back what the last run has changed, one by one',
  'forget me': 'Delete what I keep of you; asks first',
  'sign out': 'Sign out of this bot',
} as const;
export type CommandName = keyof typeof commands;
