import type { SigningKey } from '../keys';
import type { Registration } from '../registration';
import type { World } from '../world/world';
import type { CodeStore } from './codes';
import type { EntraRefusal } from './refusals';

/** What every part of the sign-in service works on. */
export interface Entra {
  readonly world: World;
  readonly registration: Registration;
  readonly key: SigningKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The clock of the tokens between bot and Bot Framework, which the bot's SDK checks by the machine's clock. */
  readonly machineNow: () => number;
  readonly codes: CodeStore;
  /** Refusals that wait for the next exchanges on a person's behalf, in order. */
  readonly waiting: EntraRefusal[];
}

export const graphAppId = '00000003-0000-0000-c000-000000000000';
export const graphResource = 'https://graph.microsoft.com/';
export const botFrameworkResource = 'https://api.botframework.com';

/** Microsoft Teams' web client, one of the two that an app authorises in advance (Microsoft Learn: bot-sso-register-aad). */
export const teamsWebClientId = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/** Lifetime of a token for a person, in seconds; Entra picks 60 to 90 minutes. */
export const tokenSeconds = 3_900;

/** Lifetime of a bot's own token, in seconds. */
export const appTokenSeconds = 86_399;
