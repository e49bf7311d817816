import { ClientSecretCredential } from '@azure/identity';
import { practiceBanner } from '../../dialogs/cards/words.en';
import type { LookoutSettings } from '../lookout';
import { publicPlaces } from '../procedure/links';
import type { Clock } from '../procedure/ports/clock';
import type { Log } from '../procedure/ports/log';
import type { ReminderSettings } from '../procedure/reminderSettings';
import type { Practice } from '../practice';
import type { KeepingSettings, OperatorSettings } from '../settings';
import type { EngineOptions } from '../storage';
import { practiceCloud } from '../teams/cloud';
import { entraOptions } from '../teams/entraHttp';
import type { Surroundings } from './surroundings';

export interface PracticeService extends Partial<OperatorSettings>, Partial<KeepingSettings> {
  readonly host: string;
  readonly port: number;
  readonly storage: EngineOptions;
  readonly reminders: ReminderSettings;
  readonly lookout?: LookoutSettings;
  readonly teamsRate: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** As much of the practice tenant as the bot has to know; but for `fetch`, another process can be told it. */
export type PracticeTenant = Pick<
  Practice,
  'registration' | 'portalUrl' | 'fetch' | 'openIdMetadataUrl' | 'serviceUrl' | 'authorizeHost'
>;

/** The practice tenant in place of a real one: the same parts, other addresses. */
export function practiceSurroundings(practice: PracticeTenant, service: PracticeService): Surroundings {
  const { registration, portalUrl, fetch } = practice;
  const { tenantId, botId, botPassword, aadAppClientId, aadAppClientSecret } = registration;
  const cloud = practiceCloud(practice);
  const { host, port, ...rest } = service;
  return {
    mode: 'practice',
    ...rest,
    cloud,
    fetch,
    tenantId,
    bot: {
      id: botId,
      credential: new ClientSecretCredential(tenantId, botId, botPassword, entraOptions(cloud.login, fetch)),
    },
    app: { clientId: aadAppClientId, credential: { clientSecret: aadAppClientSecret } },
    publicUrl: `http://127.0.0.1:${port}`,
    listen: { host, port, hosts: 'loopback' },
    places: {
      ...publicPlaces,
      myAccount: `${portalUrl}/my-account`,
      securityInfo: `${portalUrl}/security-info`,
      console: `${portalUrl}/console`,
      adminCenter: `${portalUrl}/admin-center`,
    },
    signInKey: undefined,
    windowForgets: true,
    banner: practiceBanner,
  };
}
