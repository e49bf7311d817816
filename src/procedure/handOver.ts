import type { Account, ConfirmedAccount } from './account';
import type { Person } from './person';
import { instant, isAtOrAfter, milliseconds, type Instant } from './time';

/** A run that its owner wants to give to a colleague: what stands on the owner's card, and who is asked. */
export interface HandOver {
  /** Of the owner's card that may be answered now; taken away by the first answer. */
  readonly nonce?: string;
  /** Ids of the people on that card; only these can be asked. */
  readonly choices?: readonly string[];
  /** One person at a time: asking another takes the question back. */
  readonly asked?: Asked;
  /** Whom a card has come to lately, by id: nobody is asked again at once. */
  readonly lately?: readonly { readonly userId: string; readonly at: Instant }[];
}

export interface Asked {
  readonly person: Person;
  readonly nonce: string;
  readonly at: Instant;
  /** They wanted to take it and lack a role; the owner knows. */
  readonly lacks?: true;
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

/** Milliseconds for which the same person is not asked again: a card stays where it is, and can still be answered. */
const rest = 3_600_000;

/** When this person had a card, and from when on they may have another; `undefined` when that is now. */
export function askedLately(
  { lately = [] }: HandOver,
  userId: string,
  now: Instant,
): { readonly at: Instant; readonly until: Instant } | undefined {
  const at = lately.find((one) => one.userId === userId)?.at;
  const until = at === undefined ? now : instant(milliseconds(at) + rest);
  return at === undefined || isAtOrAfter(now, until) ? undefined : { at, until };
}

/** Whom a card has come to lately, with one person more; who may be asked again is left out. */
export function andAsked(handOver: HandOver, userId: string, now: Instant): HandOver['lately'] {
  const still = (handOver.lately ?? []).filter((one) => askedLately(handOver, one.userId, now));
  return [...still, { userId, at: now }];
}

/** Whether this question stands, and is this person's. @param nonce from their card: untrusted */
export function isAsked(handOver: HandOver | undefined, person: Person, nonce: unknown): boolean {
  const { asked } = handOver ?? {};
  return asked?.person.userId === person.userId && asked.nonce === nonce;
}
