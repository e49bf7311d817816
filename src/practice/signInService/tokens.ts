import { randomUUID } from 'node:crypto';
import { decodeClaims, type Claims, type SigningKey } from '../keys';
import type { Account } from '../world/world';
import {
  appTokenSeconds,
  botFrameworkResource,
  graphAppId,
  teamsWebClientId,
  tokenSeconds,
  type Entra,
} from './entra';

/** Whose token it is: an account of the practice tenant, or somebody who never was in it. */
export type Person = Pick<Account, 'id' | 'displayName'> & Partial<Pick<Account, 'userPrincipalName'>>;

/** What Teams hands to the bot in `signin/tokenExchange`: a version 2 token for the app itself. */
export function mintTeamsToken(entra: Entra, person: Person, changes: Claims = {}): string {
  const { registration, world } = entra;
  return entra.key.sign({
    ...times(entra.now(), tokenSeconds),
    aud: registration.aadAppClientId,
    iss: issuerV2(entra),
    azp: teamsWebClientId,
    azpacr: '0',
    name: person.displayName,
    oid: person.id,
    preferred_username: person.userPrincipalName,
    scp: 'access_as_user',
    sub: randomUUID(),
    tid: world.tenantId,
    uti: randomUUID(),
    ver: '2.0',
    ...changes,
  });
}

/** Entra's own tokens for Graph are version 1. */
export function mintGraphToken(entra: Entra, account: Account, scopes: readonly string[]): string {
  const { registration, world } = entra;
  return entra.key.sign({
    ...times(entra.now(), tokenSeconds),
    aud: graphAppId,
    iss: `https://sts.windows.net/${world.tenantId}/`,
    amr: ['pwd', 'mfa'],
    appid: registration.aadAppClientId,
    idtyp: 'user',
    name: account.displayName,
    oid: account.id,
    scp: scopes.join(' '),
    tid: world.tenantId,
    unique_name: account.userPrincipalName,
    upn: account.userPrincipalName,
    uti: randomUUID(),
    ver: '1.0',
  });
}

export function mintIdToken(entra: Entra, account: Account, nonce?: string): string {
  return entra.key.sign({
    ...times(entra.now(), tokenSeconds),
    aud: entra.registration.aadAppClientId,
    iss: issuerV2(entra),
    name: account.displayName,
    nonce,
    oid: account.id,
    preferred_username: account.userPrincipalName,
    sub: account.id,
    tid: entra.world.tenantId,
    ver: '2.0',
  });
}

/** What the bot shows to the Bot Framework's connector. */
export function mintBotToken(entra: Entra): string {
  const { registration, world } = entra;
  return entra.key.sign({
    ...times(entra.machineNow(), appTokenSeconds),
    aud: botFrameworkResource,
    iss: `https://sts.windows.net/${world.tenantId}/`,
    appid: registration.botId,
    idtyp: 'app',
    tid: world.tenantId,
    ver: '1.0',
  });
}

/** Claims of a token of ours that has not expired; `expired` when that is all that is wrong with it. */
export function readLiving(key: SigningKey, token: string, now: number): Claims | 'expired' | undefined {
  const claims = key.read(token);
  if (!claims) return undefined;
  return expiresAt(claims) > now ? claims : 'expired';
}

/** Whether a client assertion says that it has expired; who signed it is not looked at. */
export function hasExpired(token: string, now: number): boolean {
  const claims = decodeClaims(token);
  return !claims || expiresAt(claims) <= now;
}

function expiresAt({ exp }: Claims): number {
  return typeof exp === 'number' ? exp * 1_000 : 0;
}

function issuerV2({ world }: Entra): string {
  return `https://login.microsoftonline.com/${world.tenantId}/v2.0`;
}

function times(now: number, seconds: number): { iat: number; nbf: number; exp: number } {
  const iat = Math.floor(now / 1_000);
  return { iat, nbf: iat, exp: iat + seconds };
}
