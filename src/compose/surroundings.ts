import type { TokenCredential } from '@azure/identity';
import type { Expiring } from '../expiries';
import type { Outward } from '../outward';
import type { Places } from '../procedure/links';
import type { LookoutSettings } from '../lookout';
import type { Clock } from '../procedure/ports/clock';
import type { Log } from '../procedure/ports/log';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { KeepingSettings, OperatorSettings } from '../settings';
import type { EngineOptions, StorageOptions } from '../storage';
import type { Cloud } from '../teams/cloud';
import type { Hosts } from '../teams/requestRules';
import type { ClientCredential } from '../teams/signIn';

/** Everything that differs between a real tenant and the practice tenant. Only `compose/` makes one. */
export interface Surroundings extends Partial<OperatorSettings>, Partial<KeepingSettings> {
  /** Told to operators; nothing else depends on it. */
  readonly mode: 'live' | 'practice';
  readonly cloud: Cloud;
  /** Everything but what Teams is sent leaves through this. */
  readonly fetch: typeof fetch;
  /** What Teams is sent leaves so, and where its keys are asked for; straight when not given. */
  readonly outward?: Outward;
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly credential: TokenCredential };
  readonly app: { readonly clientId: string; readonly credential: ClientCredential };
  /** Which of these two credentials come to an end. */
  readonly expiring?: readonly Expiring[];
  /** Where Teams and browsers reach the bot, without a slash at the end. */
  readonly publicUrl: string;
  readonly listen: { readonly host: string; readonly port: number; readonly hosts: Hosts };
  readonly storage: EngineOptions;
  /** Seals sign-in links, the same in all processes; one process alone makes its own. */
  readonly signInKey: string | undefined;
  readonly reminders: ReminderSettings;
  /** Without it, logs are looked at only when somebody asks. */
  readonly lookout?: LookoutSettings;
  /** Messages a second that the bot sends at most. */
  readonly teamsRate: number;
  readonly places: Places;
  /** The chat window begins empty with every start. */
  readonly windowForgets: boolean;
  /** Stands on every card. */
  readonly banner: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests that count what is stored. */
  readonly counted?: StorageOptions['counted'];
}
