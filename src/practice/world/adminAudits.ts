import { randomUUID } from 'node:crypto';
import type { Account, World } from './world';

/** How long a directory audit takes to show: minutes in the real service, seconds here. */
const lagMilliseconds = 20_000;

/** Activities of an administrator. Source: Microsoft Learn, reference-audit-activities. */
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

/** An administrator at work, by Graph or on a page. */
export interface Acting {
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly by: Account;
}

export function auditAdmin(
  { world, now, by }: Acting,
  target: Account,
  activity: keyof typeof activities,
): void {
  world.directoryAudits.push({
    id: `Directory_${randomUUID()}`,
    activityDateTime: new Date(now).toISOString(),
    visibleFrom: new Date(now + lagMilliseconds).toISOString(),
    activityDisplayName: activity,
    category: 'UserManagement',
    loggedByService: activities[activity],
    operationType: operationType(activity),
    initiatedByUserId: by.id,
    targetUserId: target.id,
  });
}

function operationType(activity: string): string {
  if (activity.includes('registered')) return 'Add';
  return activity.includes('deleted') ? 'Delete' : 'Update';
}
