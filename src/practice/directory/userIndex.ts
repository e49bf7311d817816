import type { Account } from '../world/world';

/** How long a search keeps showing what was before a write. */
const lagMilliseconds = 5_000;

/**
 * The index behind `GET /users`: it lags behind the directory, so a search right after a write shows the old values,
 * and a new account not at all. Source: Microsoft Graph, user-list (replication delay).
 */
export interface UserIndex {
  /** To be called before an account is changed. */
  beforeWrite(account: Account): void;
  /** The accounts as a search sees them now. */
  shown(accounts: readonly Account[]): Account[];
}

/** @param now milliseconds */
export function createUserIndex(now: () => number): UserIndex {
  const before = new Map<string, Account>();
  const isCurrent = (account: Account): boolean => Date.parse(account.indexedDateTime) <= now();
  return {
    beforeWrite(account) {
      if (isCurrent(account)) before.set(account.id, structuredClone(account));
      account.indexedDateTime = new Date(now() + lagMilliseconds).toISOString();
    },
    shown: (accounts) =>
      accounts.flatMap((account) => (isCurrent(account) ? account : (before.get(account.id) ?? []))),
  };
}
