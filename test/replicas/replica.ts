import { startService } from '../../src/compose';
import { practiceSurroundings } from '../../src/compose/practice';
import { createLog } from '../../src/log';
import type { Practice } from '../../src/practice';
import type { ReminderSettings } from '../../src/procedure/reminderSettings';
import { throughBridge } from './bridgeFetch';
import { sharedClock } from './sharedClock';

/** Where the practice tenant is, as it can be told to another process. */
export type Tenant = Pick<
  Practice,
  'registration' | 'portalUrl' | 'openIdMetadataUrl' | 'serviceUrl' | 'authorizeHost'
>;

/** All that a replica has to be told. */
export interface Orders {
  readonly replica: number;
  readonly tenant: Tenant;
  /** Carries everything that leaves the replica. */
  readonly bridge: string;
  /** Where Teams reaches the bot, whichever replica answers. */
  readonly publicUrl: string;
  readonly connectionString: string;
  /** The file of the shared clock. */
  readonly clock: string;
  readonly reminders: Omit<ReminderSettings, 'quietHours'>;
  readonly teamsRate: number;
}

/** Told to the parent process when the replica listens. */
export interface Listening {
  readonly port: number;
}

/** Serves until the process is killed, or its parent has gone. The log goes to standard output. */
export async function serve(orders: Orders): Promise<void> {
  process.once('disconnect', () => process.exit());
  const { connectionString, publicUrl, teamsRate } = orders;
  const fetch = throughBridge(orders.bridge, orders.replica, globalThis.fetch);
  // What Teams is sent leaves through the process's own fetch.
  globalThis.fetch = fetch;
  const clock = sharedClock(orders.clock);
  const around = practiceSurroundings(
    { ...orders.tenant, fetch },
    {
      ...{ host: '127.0.0.1', port: 0, clock, teamsRate },
      log: createLog({ level: 'debug', clock }),
      storage: { kind: 'tables', endpoint: { connectionString }, clock, fetch },
      reminders: { ...orders.reminders, quietHours: undefined },
    },
  );
  const { port } = await startService({ ...around, publicUrl });
  process.send?.({ port } satisfies Listening);
}
