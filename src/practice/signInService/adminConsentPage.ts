import { everyScope } from '../world/seed';
import { createAskingPage, type AskingPageOptions, type ShowPage } from './askingPage';
import { whoSignsIn } from './authorizeRequest';
import { withQuery } from './backToApp';
import { adminConsentPage, type AdminConsent } from './consentPage';
import type { Entra } from './entra';
import type { ReadOutcome } from './readOutcome';
import { EntraRefusal } from './refusals';
import { readRegistered } from './registered';
import { readGraphScopes } from './scopes';

/**
 * Who may grant delegated permissions for the whole tenant (Microsoft Learn: grant-admin-consent): Global, Privileged
 * Role, Cloud Application and Application Administrator. Only application permissions of Graph are left to the first
 * two.
 */
const granters: readonly string[] = [
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
];

interface AdminConsentRequest extends AdminConsent {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scope: string;
}

/** Where an administrator agrees for everybody (Microsoft Learn: v2-admin-consent). No code comes of it. */
export function createAdminConsentPage(entra: Entra, options: AskingPageOptions): ShowPage {
  return createAskingPage<AdminConsentRequest>(entra, options, {
    read: (url, redirectUris) => readRequest(entra, url, redirectUris),
    page: (request, token) => adminConsentPage(entra.world.tenantName, request, token),
    answered: (request, accepts) =>
      accepts && request.mayAccept
        ? accept(entra, request)
        : refusal(request, 'consent_required', 'AADSTS65004: The request was denied.'),
  });
}

function readRequest(
  entra: Entra,
  url: URL,
  redirectUris: readonly string[],
): ReadOutcome<AdminConsentRequest> {
  const registered = readRegistered(entra, url, redirectUris);
  if (registered.kind === 'stop') return registered;
  const { query, redirectUri } = registered;
  const [state, scope] = [query.get('state'), query.get('scope') ?? ''];
  const refuse = (error: string) =>
    ({ kind: 'refuse', address: refusal({ redirectUri, state }, error) }) as const;
  const account = whoSignsIn(entra, query.get('login_hint'));
  if (!account || !scope) return refuse('invalid_request');
  try {
    const { named, everythingConsented } = readGraphScopes(scope);
    const mayAccept = account.roles.some((role) => granters.includes(role));
    return {
      kind: 'ask',
      request: { account, named, everythingConsented, mayAccept, redirectUri, state, scope },
    };
  } catch (error) {
    if (error instanceof EntraRefusal) return refuse(error.error);
    throw error;
  }
}

function accept({ world }: Entra, request: AdminConsentRequest): string {
  const { named, everythingConsented, redirectUri, state, scope } = request;
  const granted = everythingConsented ? everyScope : named;
  world.consentedScopes = [...new Set([...world.consentedScopes, ...granted])];
  return withQuery(redirectUri, { admin_consent: 'True', tenant: world.tenantId, scope, state });
}

/** A refusal, too, says which page it comes from. */
function refusal(
  { redirectUri, state }: Pick<AdminConsentRequest, 'redirectUri' | 'state'>,
  error: string,
  says: string = error,
): string {
  return withQuery(redirectUri, { admin_consent: 'True', error, error_description: says, state });
}
