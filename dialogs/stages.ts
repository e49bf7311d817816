import type { Stage } from '../src/procedure/stage';
import { appPassword } from './app-password/stage';
import type { StageCard } from './cards/card';
import { checklist } from './checklist/stage';
import { cloudAppSecurity } from './cloud-app-security/stage';
import { confirmation } from './confirmation/stage';
import { findAccount } from './find-account/stage';
import { migration } from './migration/stage';
import { myAccount } from './my-account/stage';
import { password } from './password/stage';
import { perUserMfa } from './per-user-mfa/stage';
import { phone } from './phone/stage';
import { plan } from './plan/stage';
import { signIn } from './sign-in/stage';

/** The stages in order: the table of contents. `plan` stands before the first write. */
export const stages: readonly Stage<StageCard>[] = [
  checklist, //                all steps by hand, for whoever cannot sign in
  signIn, //           1       who is signed in
  findAccount, //      2, 3    which service account
  migration, //                the vendor's replacement, for whoever asks for it on the plan
  plan, //                     what will happen; go on?
  phone, //            4       the mobile phone
  password, //         5       the new password
  perUserMfa, //       6, 7    per-user multi-factor authentication
  myAccount, //        8       the account signs in with a code
  appPassword, //      9-11    an app password
  cloudAppSecurity, // 12, 13  saved in Cloud App Security
  confirmation, //             every check once more
];

/** Whose reading permissions nobody gets far without: who is signed in, and the account. */
export const beforeAnythingElse = [signIn, findAccount];

/** Every delegated permission that the stages declare, without doubles, in order of need. */
export function scopesOf(of: readonly Stage<StageCard>[]): {
  readonly reads: readonly string[];
  readonly optional: readonly string[];
  readonly writes: readonly string[];
  readonly optionalWrites: readonly string[];
} {
  return {
    reads: [...new Set(of.flatMap((stage) => stage.scopes.reads))],
    optional: [...new Set(of.flatMap((stage) => stage.scopes.optional ?? []))],
    writes: [...new Set(of.flatMap((stage) => stage.scopes.writes))],
    optionalWrites: [...new Set(of.flatMap((stage) => stage.scopes.optionalWrites ?? []))],
  };
}
