import { createAskingPage, type AskingPageOptions, type ShowPage } from './askingPage';
import { readAuthorizeRequest, type AuthorizeRequest } from './authorizeRequest';
import { withQuery } from './backToApp';
import { consentPage } from './consentPage';
import type { Entra } from './entra';
import { readGraphScopes } from './scopes';

/** Where a person agrees to what the app asks for in their own name; a code comes of it. */
export function createAuthorizePage(entra: Entra, options: AskingPageOptions): ShowPage {
  return createAskingPage<AuthorizeRequest>(entra, options, {
    read: (url, redirectUris) => readAuthorizeRequest(entra, url, redirectUris),
    page: (request, token) => consentPage(entra.world.tenantName, request, token),
    answered(request, accepts) {
      const answer = accepts ? accept(entra, request) : { error: 'access_denied' };
      return withQuery(request.redirectUri, { ...answer, state: request.state });
    },
  });
}

function accept({ world, codes }: Entra, asked: AuthorizeRequest): { code: string } {
  const { named } = readGraphScopes(asked.scope);
  world.consentedScopes = [...new Set([...world.consentedScopes, ...named])];
  return { code: codes.issue({ ...asked, accountId: asked.account.id }) };
}
