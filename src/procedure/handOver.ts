import type { Account, ConfirmedAccount } from './account';
import type { Person } from './person';
import type { Instant } from './time';

/** A run that its owner wants to give to a colleague: what stands on the owner's card, and who is asked. */
export interface HandOver {
  /** Of the owner's card that may be answered now; taken away by the first answer. */
  readonly nonce?: string;
  /** Ids of the people on that card; only these can be asked. */
  readonly choices?: readonly string[];
  /** One person at a time: asking another takes the question back. */
  readonly asked?: { readonly person: Person; readonly nonce: string; readonly at: Instant };
}

/** As far as it decides who can be asked. */
interface Owned {
  readonly owner: Person;
  readonly account?: ConfirmedAccount;
}

/** Who could go on with the run: a member who can sign in, neither its owner nor the account it is about. */
export function mayBeAsked({ owner, account: its }: Owned, account: Account): boolean {
  const isOther = account.id !== owner.userId && account.id !== its?.id;
  return isOther && account.accountEnabled && !account.isGuest;
}

/** Whether this question stands, and is this person's. @param nonce from their card: untrusted */
export function isAsked(handOver: HandOver | undefined, person: Person, nonce: unknown): boolean {
  const { asked } = handOver ?? {};
  return asked?.person.userId === person.userId && asked.nonce === nonce;
}
