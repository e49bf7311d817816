import { permissionsIn } from '../cloud';
import type { EntraApp } from './entraApp';

type Reach = Pick<EntraApp, 'cloud'>;

/** These permissions as Entra wants to see them: `https://graph.microsoft.com/User.Read.All`. */
export function writtenOut({ cloud }: Reach, names: readonly string[]): readonly string[] {
  return permissionsIn(cloud, names).map((name) => `${cloud.graph}/${name}`);
}

/** What a sign-in names. @param wide with what is needed to change something */
export function namedAtSignIn(app: EntraApp, wide: boolean): readonly string[] {
  const { reads, writes } = app.permissions;
  return writtenOut(app, wide ? [...reads, ...writes] : reads);
}

/** All that the tenant has consented to, whatever that is (Microsoft Learn: scopes-oidc, the .default scope). */
export function everythingGranted({ cloud }: Reach): string {
  return `${cloud.graph}/.default`;
}

/** What the token endpoint's `scope` says, without the resource, in lower case; nothing when it says nothing. */
export function readGranted(scope: string | undefined): readonly string[] | undefined {
  const names = scope?.split(' ').filter(Boolean);
  return names?.length ? names.map((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase()) : undefined;
}

/** Which of these a token does not carry; none when Entra has not said what it carries: Graph then says so itself. */
export function lacking(
  { cloud }: Reach,
  granted: readonly string[] | undefined,
  names: readonly string[],
): readonly string[] {
  if (!granted) return [];
  const isThere = (name: string) => granted.includes((cloud.permissions[name] ?? name).toLowerCase());
  return names.filter((name) => !isThere(name));
}

/** Tells a return from that page from one of a sign-in, whose states are sealed texts. */
export const adminConsentState = 'admin-consent';

/**
 * Where an administrator grants these permissions for the whole tenant (Microsoft Learn: v2-admin-consent).
 * @param redirectUri must be registered; the page there only says that it is done
 */
export function adminConsentUrl(app: EntraApp, redirectUri: string, names: readonly string[]): string {
  const url = new URL(`${app.cloud.authorizeHost}/${app.tenantId}/v2.0/adminconsent`);
  url.search = new URLSearchParams({
    client_id: app.clientId,
    scope: writtenOut(app, names).join(' '),
    redirect_uri: redirectUri,
    state: adminConsentState,
  }).toString();
  return url.href;
}
