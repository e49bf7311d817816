import type { BrowserProblem } from '../signIn/browser';

export interface PageWords {
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  /** What the person can do now. */
  readonly next: string;
}

const again = 'Go back to the chat and write "enable mfa": the bot sends a new sign-in card.';

export const signedInWords: PageWords = {
  title: 'Signed in',
  heading: 'That worked',
  text: 'You are signed in. You can close this window and go back to the chat.',
  next: 'The bot goes on by itself.',
};

export const frameWords = {
  close: 'Close this window',
  code: 'If you ask for help, mention this code:',
} as const;

const notSignedIn = 'Not signed in';

export const problemWords: Readonly<Record<BrowserProblem, PageWords>> = {
  'link-expired': {
    title: notSignedIn,
    heading: 'This sign-in link is no longer good',
    text: 'Each link works once, for ten minutes, and until you sign out of the bot. This one has been used or is older than that.',
    next: again,
  },
  'other-browser': {
    title: notSignedIn,
    heading: 'This sign-in began in another browser',
    text: 'A sign-in has to end, once, in the browser window where it began, and that window has to accept cookies.',
    next: again,
  },
  cancelled: {
    title: notSignedIn,
    heading: 'You have not signed in',
    text: 'The sign-in was cancelled or the permissions were declined. Nothing was changed.',
    next: `When you are ready: ${lowerFirst(again)}`,
  },
  'consent-needed': {
    title: notSignedIn,
    heading: 'Permissions are missing',
    text: 'Your organisation has not allowed the bot to do this work in your name yet.',
    next: 'Ask a Global Administrator or a Privileged Role Administrator to grant the permissions of this app for the organisation. Then write "enable mfa" in the chat.',
  },
  'step-up': {
    title: notSignedIn,
    heading: 'Microsoft wants a stronger sign-in',
    text: 'Your organisation asks for one more proof that it is you, such as a second factor, and has not received it.',
    next: again,
  },
  'assertion-expired': {
    title: notSignedIn,
    heading: 'This sign-in took too long',
    text: 'What the sign-in brought back was no longer valid when it arrived.',
    next: again,
  },
  blocked: {
    title: notSignedIn,
    heading: 'Your organisation does not allow this sign-in',
    text: 'A conditional access policy blocks this app for your account, this device or this place.',
    next: 'Ask whoever looks after conditional access in your organisation, or try again from a device and a place that are allowed.',
  },
  'not-the-speaker': {
    title: notSignedIn,
    heading: 'This is not the account that speaks with the bot',
    text: 'The link was made for another person than the one who has just signed in here. The bot has kept nothing of this sign-in.',
    next: 'If somebody sent you this link, close this window and tell your security team. If it is your own: go back to the chat, write "enable mfa", and sign in with the account that you use in Teams.',
  },
  'entra-unreachable': {
    title: notSignedIn,
    heading: 'Microsoft Entra does not answer',
    text: 'The sign-in service could not be reached, so the sign-in could not be finished.',
    next: `Wait a minute. ${again}`,
  },
  misconfigured: {
    title: notSignedIn,
    heading: 'The bot cannot sign in anybody at the moment',
    text: 'Microsoft Entra does not accept the registration of the bot or its credential.',
    next: 'Tell whoever runs this bot; the log of the bot says what is wrong. Then write "enable mfa" in the chat.',
  },
  refused: {
    title: notSignedIn,
    heading: 'Microsoft Entra has refused the sign-in',
    text: 'The reason is in the log of the bot.',
    next: `${again} If it happens again, tell whoever runs this bot.`,
  },
  unforeseen: {
    title: notSignedIn,
    heading: 'The bot cannot finish the sign-in at the moment',
    text: 'Something is wrong at the bot itself; its log says what. It has kept nothing of this sign-in.',
    next: `Wait a minute. ${again}`,
  },
  'teams-failed': {
    title: notSignedIn,
    heading: 'Teams could not finish the sign-in',
    text: 'The window was opened, but Teams did not hand over what the bot needs.',
    next: again,
  },
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
