import { randomUUID } from 'node:crypto';

import type { Account } from '../world/world';
import type { Call } from './call';

/** How long a directory audit takes to show: minutes in the real service, seconds here. */
const lagMilliseconds = 20_000;

/** Activities that this directory writes. Source: Microsoft Learn, reference-audit-activities. */
const activities = {
  'Update user': 'Core Directory',
  'Reset password': 'Core Directory',
  'Set force change user password': 'Core Directory',
  'Enable Strong Authentication': 'Core Directory',
  'Disable Strong Authentication': 'Core Directory',
  'Admin registered security info': 'Authentication Methods',
  'Admin updated security info': 'Authentication Methods',
  'Admin deleted security info': 'Authentication Methods',
} as const;

export function appendAudit(call: Call, target: Account, activity: keyof typeof activities): void {
  const now = call.tenant.now();
  call.tenant.world.directoryAudits.push({
    id: `Directory_${randomUUID()}`,
    activityDateTime: new Date(now).toISOString(),
    visibleFrom: new Date(now + lagMilliseconds).toISOString(),
    activityDisplayName: activity,
    category: 'UserManagement',
    loggedByService: activities[activity],
    operationType: operationType(activity),
    initiatedByUserId: call.caller.account.id,
    targetUserId: target.id,
  });
}

function operationType(activity: string): string {
  if (activity.includes('registered')) return 'Add';
  return activity.includes('deleted') ? 'Delete' : 'Update';
}
