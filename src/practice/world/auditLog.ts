import { randomUUID } from 'node:crypto';
import { logLag } from './signInLog';
import type { AuditEntry, World } from './world';

/** The practice tenant forgets all but this many audit entries. */
const kept = 500;

type Happened = Pick<
  AuditEntry,
  'activityDisplayName' | 'operationType' | 'initiatedByUserId' | 'targetUserId'
>;

/**
 * Writes to the directory audit log; Graph shows the entry when the log's lag has passed.
 *
 * @param at milliseconds since 1970
 */
export function writeAudit(world: World, at: number, happened: Happened): void {
  world.directoryAudits.push({
    id: randomUUID(),
    activityDateTime: new Date(at).toISOString(),
    visibleFrom: new Date(at + logLag).toISOString(),
    category: 'UserManagement',
    loggedByService: 'Core Directory',
    ...happened,
  });
  if (world.directoryAudits.length > kept)
    world.directoryAudits.splice(0, world.directoryAudits.length - kept);
}
