import type { Handler } from './loopbackServer';
import type { Portal } from './portal';
import type { SignInService } from './signInService';
import type { TeamsService } from './teamsService';

interface Rooms {
  readonly teams: TeamsService;
  readonly signIn: SignInService;
  readonly portal: Portal;
}

const authorizePath = /^\/[^/]+\/oauth2\/v2\.0\/authorize$/;
const adminConsentPath = /^\/[^/]+\/v2\.0\/adminconsent$/;

/** Which part of the practice tenant answers which path of its one address. */
export function createDoors({ teams, signIn, portal }: Rooms): Handler {
  return async (request, response, url) => {
    if (authorizePath.test(url.pathname)) {
      await signIn.showAuthorizePage(request, response, url);
    } else if (adminConsentPath.test(url.pathname)) {
      await signIn.showAdminConsentPage(request, response, url);
    } else if (!(await teams.handle(request, response, url))) {
      // The portal has the page for an address at which there is nothing, too.
      await portal(request, response);
    }
  };
}
