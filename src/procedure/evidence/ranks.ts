import { appPasswordEntry } from './auditLog';
import { legacySignInAudited } from './purview';
import { legacySignIn, signInWithCode } from './signInLog';
import type { LoggedStep, Source } from './source';

/**
 * What can show the steps that a person does elsewhere, the strongest first; below the last one is the
 * administrator's word. Steps 4 to 7 are not here: their own directory objects are read back, which nothing surpasses.
 * The registration report is not here either. It needs the same permission, licence and roles as the sign-in log, so
 * it can be read only where that can, and it counts a phone that an administrator has registered as done
 * (Microsoft Learn: userregistrationdetails).
 */
export const ranks: Readonly<Record<LoggedStep, readonly Source[]>> = {
  8: [signInWithCode, appPasswordEntry(8)],
  10: [appPasswordEntry(10)],
  13: [legacySignIn, legacySignInAudited],
};
