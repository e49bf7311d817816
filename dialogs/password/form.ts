import { Secret } from '../../src/procedure/secret';
import type { Fault, Press } from '../../src/procedure/stage';
import type { FaultCode } from './words.en';

const shortest = 8;
const longest = 256;
const neededKinds = 3;
/** Shorter user names say nothing when they stand in a password. */
const shortestName = 4;

/** The kinds of characters that Microsoft Entra counts (Microsoft Learn: "Password policies", concept-sspr-policy). */
const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/] as const;

/** All that Entra allows: letters, digits, symbols and the blank, no other scripts. */
const allowed = /^[A-Za-z0-9@#$%^&*\-_!+=[\]{}|\\:',.?/`~"();<> ]*$/;

/** Reads both fields into one secret, or says what is wrong; the strings end here. */
export function readPassword(
  { password = '', passwordAgain = '' }: Press['fields'],
  userPrincipalName: string,
): { readonly password: Secret } | { readonly faults: readonly Fault[] } {
  const code = weakness(password, userPrincipalName);
  const faults: Fault[] = code === undefined ? [] : [{ field: 'password', code }];
  if (password !== passwordAgain)
    faults.push({ field: 'passwordAgain', code: 'password-differs' satisfies FaultCode });
  return faults.length > 0 ? { faults } : { password: new Secret(password) };
}

function weakness(password: string, userPrincipalName: string): FaultCode | undefined {
  if (password === '') return 'password-missing';
  if (password.length < shortest) return 'password-short';
  if (password.length > longest) return 'password-long';
  if (!allowed.test(password)) return 'password-character';
  if (kinds.filter((kind) => kind.test(password)).length < neededKinds) return 'password-simple';
  const [user = ''] = userPrincipalName.toLowerCase().split('@');
  if (user.length >= shortestName && password.toLowerCase().includes(user)) return 'password-has-name';
  return undefined;
}
