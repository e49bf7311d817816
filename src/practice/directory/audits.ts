import { auditAdmin, type Acting } from '../world/adminAudits';
import type { Account } from '../world/world';
import type { Call } from './call';

/** Who writes, where and when. */
export function actingIn({ tenant, caller }: Call): Acting {
  return { world: tenant.world, now: tenant.now(), by: caller.account };
}

export function appendAudit(call: Call, target: Account, activity: Parameters<typeof auditAdmin>[2]): void {
  auditAdmin(actingIn(call), target, activity);
}
