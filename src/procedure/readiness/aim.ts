import type { Answer } from '../answer';
import type { Aim } from '../ports/policies';

/** Whether something concerns the account. What could not be read is neither yes nor no. */
export type Concern = 'yes' | 'no' | 'perhaps';

/** The account as policies see it. */
export interface Aimed {
  readonly id: string;
  readonly groups: Answer<readonly string[]>;
  readonly roles: Answer<readonly string[]>;
}

function hits(aim: Aim, { id, groups, roles }: Aimed): Concern {
  if (aim.everybody || aim.users.includes(id)) return 'yes';
  const concerns = [among(aim.groups, groups), among(aim.roles, roles)];
  if (concerns.includes('yes')) return 'yes';
  return concerns.includes('perhaps') ? 'perhaps' : 'no';
}

function among(wanted: readonly string[], held: Answer<readonly string[]>): Concern {
  if (wanted.length === 0) return 'no';
  if (!held.ok) return 'perhaps';
  return wanted.some((one) => held.value.includes(one)) ? 'yes' : 'no';
}

/** Included and not excluded: leaving out wins over taking in (Microsoft Learn: conditional access, users and groups). */
export function concerns(include: Aim, exclude: Aim, account: Aimed): Concern {
  const included = hits(include, account);
  const excluded = hits(exclude, account);
  if (included === 'no' || excluded === 'yes') return 'no';
  return included === 'yes' && excluded === 'no' ? 'yes' : 'perhaps';
}
