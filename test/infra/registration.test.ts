import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopesOf, stages } from '../../dialogs/stages';
import { namedRows, readme, sectionOf } from '../support/readme';
import { root } from '../support/sources';

interface Registration {
  readonly identifierUris: readonly string[];
  readonly signInAudience: string;
  readonly api: {
    readonly requestedAccessTokenVersion: number;
    readonly oauth2PermissionScopes: readonly { readonly id: string; readonly value: string }[];
    readonly preAuthorizedApplications: readonly {
      readonly appId: string;
      readonly delegatedPermissionIds: readonly string[];
    }[];
  };
  readonly requiredResourceAccess: readonly {
    readonly resourceAppId: string;
    readonly resourceAccess: readonly { readonly id: string; readonly type: string }[];
  }[];
  readonly web: { readonly redirectUris: readonly string[]; readonly implicitGrantSettings: object };
}

const text = readFileSync(join(root, 'aad.manifest.json'), 'utf8');
const registration = JSON.parse(text) as Registration;

/** Ids of Microsoft Graph's delegated permissions, as the README lists them. */
const ids = new Map(
  namedRows(sectionOf(readme(), 'Permissions')).map(([name, , id = '']) => [name, id.replaceAll('`', '')]),
);

describe('the application that administrators sign in to', () => {
  it('asks of Microsoft Graph for the delegated permissions of the stages, no more and no less', () => {
    const { reads, optional, writes, optionalWrites } = scopesOf(stages);
    const all = [...reads, ...optional, ...writes, ...optionalWrites];
    const wanted = all.map((scope) => ({ id: ids.get(scope), type: 'Scope' }));
    const [graph, ...others] = registration.requiredResourceAccess;
    expect(others).toEqual([]);
    expect(graph?.resourceAppId).toBe('00000003-0000-0000-c000-000000000000');
    const byId = (one: { readonly id: string | undefined }, other: { readonly id: string | undefined }) =>
      (one.id ?? '').localeCompare(other.id ?? '');
    expect([...(graph?.resourceAccess ?? [])].sort(byId)).toEqual(wanted.sort(byId));
  });

  it('serves one tenant, with tokens of version 2', () => {
    expect(registration.signInAudience).toBe('AzureADMyOrg');
    expect(registration.api.requestedAccessTokenVersion).toBe(2);
  });

  it('is named after the bot, as Teams requires and its manifest says', () => {
    const manifest = readFileSync(join(root, 'appPackage/manifest.json'), 'utf8');
    expect(registration.identifierUris).toEqual(['api://botid-${{BOT_ID}}']);
    expect(manifest).toContain('"resource": "api://botid-${{BOT_ID}}"');
  });

  it('lets Teams on every device ask for access_as_user, and nobody else', () => {
    const [scope, ...others] = registration.api.oauth2PermissionScopes;
    expect(others).toEqual([]);
    expect(scope?.value).toBe('access_as_user');
    expect(registration.api.preAuthorizedApplications).toEqual(
      ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'].map((appId) => ({
        appId,
        delegatedPermissionIds: [scope?.id],
      })),
    );
  });

  it('sends a browser back to the page that ends a sign-in, and hands out no token by itself', () => {
    expect(registration.web.redirectUris).toEqual(['${{PUBLIC_URL}}/auth/end']);
    expect(registration.web.implicitGrantSettings).toEqual({
      enableAccessTokenIssuance: false,
      enableIdTokenIssuance: false,
    });
  });

  it('holds no secret', () => {
    expect(text).not.toMatch(/SECRET|passwordCredentials|keyCredentials/);
  });
});
