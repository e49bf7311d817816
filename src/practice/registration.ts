import { randomBytes } from 'node:crypto';
import { stableId } from './world/identity';

/** What an administrator would have noted down after registering the bot and its app in Entra. */
export interface Registration {
  readonly tenantId: string;
  /** The Azure Bot's app id. */
  readonly botId: string;
  readonly botPassword: string;
  /** Client id of the app that Teams hands tokens out for, and that asks Graph on a person's behalf. */
  readonly aadAppClientId: string;
  readonly aadAppClientSecret: string;
}

/** Ids that survive a restart, so that stored conversations go on; secrets that do not. */
export function createRegistration(tenantId: string): Registration {
  return {
    tenantId,
    botId: stableId('bot'),
    botPassword: randomBytes(24).toString('base64url'),
    aadAppClientId: stableId('app'),
    aadAppClientSecret: randomBytes(24).toString('base64url'),
  };
}

/** The app's "Application ID URI", as Teams wants it (Microsoft Learn: bot-sso-register-aad). */
export function applicationIdUri(registration: Registration): string {
  return `api://botid-${registration.botId}`;
}
