import type { Claims } from '../keys';
import { createAdminConsentPage } from './adminConsentPage';
import type { AskingPageOptions, ShowPage } from './askingPage';
import { createAuthorizePage } from './authorizePage';
import { createCodeStore } from './codes';
import { botFrameworkResource, graphAppId, type Entra } from './entra';
import { EntraRefusal, type RefusalCode } from './refusals';
import { answerRequest } from './requests';
import { mintTeamsToken, readLiving, type Person } from './tokens';

export type { Person } from './tokens';
export type { RefusalCode } from './refusals';

export interface SignInService {
  /** Plays https://login.microsoftonline.com for what leaves through `fetch`. */
  readonly answer: (request: Request) => Promise<Response>;
  /** The consent page for a browser: GET and POST /{tenant}/oauth2/v2.0/authorize over loopback HTTP. */
  readonly showAuthorizePage: ShowPage;
  /** Where an administrator consents for the whole tenant: GET and POST /{tenant}/v2.0/adminconsent. */
  readonly showAdminConsentPage: ShowPage;
  /** What Teams hands to the bot for this person; `changes` replace claims (times in seconds since 1970). */
  readonly teamsToken: (person: Person, changes?: Claims) => string;
  /** The person of a living Graph token; `undefined` for any other token. */
  readonly readAccessToken: (token: string) => { oid: string; tid: string; scopes: string[] } | undefined;
  /** Whether this is the bot's own living token for the Bot Framework. */
  readonly isBotToken: (token: string) => boolean;
  /**
   * The next exchange on a person's behalf is refused; several wait in order.
   *
   * @param claims a claims challenge, JSON
   */
  readonly refuseNext: (code: RefusalCode, claims?: string) => void;
}

export type SignInServiceOptions = Omit<Entra, 'codes' | 'waiting'> &
  Pick<AskingPageOptions, 'save' | 'redirectUris'>;

/** The practice tenant's Entra: tokens for the bot, for Teams and for Graph, and a consent page. */
export function createSignInService(options: SignInServiceOptions): SignInService {
  const entra: Entra = { ...options, codes: createCodeStore(options.now), waiting: [] };
  return {
    answer: (request) => answerRequest(entra, request),
    showAuthorizePage: createAuthorizePage(entra, options),
    showAdminConsentPage: createAdminConsentPage(entra, options),
    teamsToken: (person, changes) => mintTeamsToken(entra, person, changes),
    readAccessToken(token) {
      const claims = readLiving(entra.key, token, entra.now());
      if (!claims || claims === 'expired' || claims['aud'] !== graphAppId) return undefined;
      const { oid, tid, scp } = claims;
      return { oid: String(oid), tid: String(tid), scopes: String(scp).split(' ') };
    },
    isBotToken(token) {
      const claims = readLiving(entra.key, token, entra.machineNow());
      if (!claims || claims === 'expired') return false;
      return claims['aud'] === botFrameworkResource && claims['appid'] === entra.registration.botId;
    },
    refuseNext: (code, claims) => entra.waiting.push(new EntraRefusal(code, claims)),
  };
}
