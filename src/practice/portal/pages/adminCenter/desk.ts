import { mayChangePerUserMfa, reaches, type Act } from '../../../directory/rights';
import { accountById } from '../../../world/accounts';
import type { Acting } from '../../../world/adminAudits';
import type { Account } from '../../../world/world';
import { adminWords } from '../../adminWords';
import type { Crumb } from '../../parts';
import { refuse, type Handler, type Reply, type Visit } from '../../visit';

export const center = '/practice/admin-center';

/** Who works here: the one who talks to the bot. */
export function adminAt({ world, now }: Pick<Visit, 'world' | 'now'>): Acting {
  const by = accountById(world, world.adminId);
  if (!by) throw new Error('The practice tenant has lost its admin.');
  return { world, now, by };
}

/** A page or form about the account that its address or a hidden field names; without one, back to where one chooses. */
export function about(handler: (visit: Visit, account: Account) => Reply, list: string = center): Handler {
  return (visit) => {
    const id = visit.form.get('id') ?? visit.query.get('id') ?? '';
    const account = accountById(visit.world, id);
    return account ? handler(visit, account) : refuse(list, 'Choose an account first.');
  };
}

/** The address of a page about this account. */
export function pathOf(page: string, { id }: Account): string {
  return `${center}/${page}?id=${encodeURIComponent(id)}`;
}

/** From the list to one account. */
export function wayTo(account: Account): readonly Crumb[] {
  return [
    { name: 'Users' },
    { name: 'Active users', path: center },
    { name: account.displayName, path: pathOf('user', account) },
  ];
}

/** Why the admin's roles do not reach this account: the same rules as Microsoft Graph's. */
export function whyNot(visit: Visit, account: Account, act: Act | 'mfa'): string | undefined {
  if (account.isManagementRestricted) return adminWords.restricted;
  const { by } = adminAt(visit);
  if (act === 'mfa') return mayChangePerUserMfa(by, account) ? undefined : adminWords['mfa-role'];
  return reaches(by, account, act) ? undefined : adminWords.role;
}
