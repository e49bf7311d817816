import { hashPassword } from '../../src/practice/world/hash';
import { roleTemplate } from '../../src/practice/world/identity';
import { newAccount } from '../../src/practice/world/newAccount';
import { seedWorld } from '../../src/practice/world/seed';
import { serviceAccountName } from '../../src/practice/world/specialAccounts';
import type { Account, World } from '../../src/practice/world/world';

/** One administrator with one service account to take through the procedure. */
export interface Job {
  readonly admin: Account;
  readonly account: Account;
  readonly phone: string;
  readonly password: string;
}

export interface Cast {
  readonly world: World;
  readonly jobs: readonly Job[];
  /** Administrators who begin a run and leave it: reminders are for them. */
  readonly idlers: readonly Account[];
}

/** The bot shows 25 accounts on a card at most. */
export const mostJobs = 25;

/** A tenant with many administrators, and a service account for each of them that works. @param now milliseconds since 1970 */
export function castOf(now: number, jobs: number, idlers: number): Cast {
  const world = seedWorld(now);
  const unknownPassword = hashPassword('nobody knows it');
  const admin = (name: string) =>
    newAccount(name.toLowerCase().replaceAll(' ', '.'), unknownPassword, {
      displayName: name,
      roles: [roleTemplate.globalAdministrator, roleTemplate.authenticationPolicyAdministrator],
    });
  const all = numbers(jobs).map((number) => ({
    admin: admin(`Working Admin ${number}`),
    account: newAccount(`tmcassp_${hex(number)}2019031109421755`, unknownPassword, {
      displayName: `${serviceAccountName} ${number}`,
      roles: [roleTemplate.sharePointAdministrator],
    }),
    phone: `+1 206 555 01${String(number).padStart(2, '0')}`,
    password: `Tr0ub4dor-and-${hex(number)}`,
  }));
  const left = numbers(idlers).map((number) => admin(`Idle Admin ${number}`));
  // The look-alikes have no part in this.
  const others = world.accounts.filter(({ displayName }) => !displayName.startsWith('Cloud App Security'));
  world.accounts = [...others, ...all.flatMap((job) => [job.admin, job.account]), ...left];
  return { world, jobs: all, idlers: left };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const hex = (number: number) =>
  (0x8c1f04be7a6d0000 + number * 0x100000).toString(16).padStart(16, '0').slice(-16);
