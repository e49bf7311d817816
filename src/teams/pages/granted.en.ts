import type { PageWords } from './words.en';

/** What Entra's page for the consent of a whole tenant came back with; the page knows no more than that. */
export const grantedWords: PageWords = {
  title: 'Granted',
  heading: 'Microsoft Entra says that the permissions are granted',
  text: 'They count for the bot in the whole organisation, at the next sign-in of each person. You can close this window.',
  next: 'Go back to the chat and press "Granted: look again", or write "enable mfa". It can take a minute until Microsoft 365 knows.',
};

export const notGrantedWords: PageWords = {
  title: 'Not granted',
  heading: 'The permissions are not granted',
  text: 'The page was left without an answer, or Microsoft Entra did not take it. Nothing was changed.',
  next: 'A Cloud Application Administrator, Application Administrator, Privileged Role Administrator or Global Administrator can grant them: send one of them the link. Until then the bot guides you by hand, or with its checklist.',
};
