/** The domain of an account's user name. */
export interface Domain {
  /** Its people sign in somewhere else, where their passwords are kept. */
  readonly isFederated: boolean;
  /** Days for which a password is good; `undefined` when Graph does not say. */
  readonly passwordDays: number | undefined;
}

/** A password that is good for so many days never expires (Microsoft Learn: domain). */
export const neverExpires = 2_147_483_647;

/** Whom a policy is aimed at: users by id, groups by id, roles by template id. */
export interface Aim {
  readonly everybody: boolean;
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly roles: readonly string[];
}

/** A Conditional Access policy, as far as the procedure depends on it. */
export interface AccessPolicy {
  readonly name: string;
  readonly include: Aim;
  readonly exclude: Aim;
  /** Where it counts: SharePoint, and the pages on which a person signs in and sets up methods. */
  readonly covers: { readonly sharePoint: boolean; readonly browserPages: boolean };
  /** Which clients it is about: those without modern authentication, browsers. */
  readonly clients: { readonly legacy: boolean; readonly browser: boolean };
  /** `block`: nobody passes; `demand`: only who gives more (a second factor, a managed device) does. */
  readonly grants: 'block' | 'demand';
  /** It counts in some places, on some devices or at some risk only, or in a way that we do not read. */
  readonly isNarrowed: boolean;
}

/** The tenant's policy for codes by text message. */
export interface TextMessages {
  readonly isOn: boolean;
  readonly include: Aim;
  readonly exclude: Aim;
}
