/**
 * Who does what the bot does elsewhere: `guided`, a person in the portals, while the bot looks where it may; or
 * `checklist`, a person alone, on whose word everything rests.
 */
export type Hands = 'guided' | 'checklist';

/** Permissions that change something, by the stage that needs them: a consent of their own. */
export const writing = {
  phone: ['User-Phone.ReadWrite.All', 'UserAuthMethod-Phone.ReadWrite.All'],
  password: ['User-PasswordProfile.ReadWrite.All'],
  'per-user-mfa': ['Policy.ReadWrite.AuthenticationMethod'],
} as const;

export const everyWriting: readonly string[] = Object.values(writing).flat();

/** The answer of somebody who wants the bot to do what it lacks permission for: they sign in anew. */
export const askVerb = 'ask-permission';

/** The answer of somebody who says that the bot may look by now: they sign in anew, and no more is said by it. */
export const grantedVerb = 'granted';
