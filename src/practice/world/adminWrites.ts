import { auditAdmin, type Acting } from './adminAudits';
import type { Account, Hash, PerUserMfaState, PhoneMethod, PhoneType, World } from './world';

/** Contact information; it takes part in no sign-in. */
export function setMobilePhone(acting: Acting, target: Account, number: string | null): void {
  target.mobilePhone = number;
  auditAdmin(acting, target, 'Update user');
}

/**
 * Why nobody sets this password here, whatever the role. One's own is changed with the old one in hand: Graph's
 * changePassword, My Account.
 */
export function whyPasswordStays(
  { world, by }: Pick<Acting, 'world' | 'by'>,
  target: Account,
): 'own-account' | 'synchronised' | 'federated' | undefined {
  if (target.id === by.id) return 'own-account';
  if (target.onPremisesSyncEnabled) return 'synchronised';
  return world.federated ? 'federated' : undefined;
}

/** App passwords are left as they are. */
export function setPassword(acting: Acting, target: Account, password: Hash, forced: boolean): void {
  target.password = password;
  target.lastPasswordChangeDateTime = new Date(acting.now).toISOString();
  target.forceChangePasswordNextSignIn = forced;
  auditAdmin(acting, target, 'Reset password');
  if (forced) auditAdmin(acting, target, 'Set force change user password');
}

/** @param number as Graph keeps it; the account has no phone of this type yet */
export function addPhone(
  acting: Acting,
  target: Account,
  phoneType: PhoneType,
  phoneNumber: string,
): PhoneMethod {
  const phone = { phoneType, phoneNumber, smsSignInState: signInStateOf(acting.world, phoneType) };
  target.phoneMethods.push(phone);
  auditAdmin(acting, target, 'Admin registered security info');
  return phone;
}

/** A number is made a sign-in name by itself where policy allows it. Source: Microsoft Learn, phoneauthenticationmethod. */
function signInStateOf(world: World, type: PhoneType): PhoneMethod['smsSignInState'] {
  if (type !== 'mobile') return 'notSupported';
  return world.textMessageSignIn ? 'ready' : 'notAllowedByPolicy';
}

export function changePhone(acting: Acting, target: Account, phone: PhoneMethod, number: string): void {
  phone.phoneNumber = number;
  auditAdmin(acting, target, 'Admin updated security info');
}

/** Enabling an account that already has a method moves on to `enforced` by itself. */
export function setPerUserMfa(acting: Acting, target: Account, wanted: PerUserMfaState): void {
  const movesOn = wanted === 'enabled' && target.phoneMethods.length > 0;
  target.perUserMfaState = movesOn ? 'enforced' : wanted;
  auditAdmin(acting, target, `${wanted === 'disabled' ? 'Disable' : 'Enable'} Strong Authentication`);
}
