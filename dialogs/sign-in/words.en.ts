import type { StageCard } from '../cards/card';
import { text } from '../cards/elements';

export const title = 'Signing in';

export function someoneElse(): StageCard {
  return {
    title: 'Somebody else is signed in',
    body: [
      text('Microsoft 365 says that another person is signed in here than the one who writes to me.'),
      text('Type “sign out”, then “enable mfa”, and sign in with the account that you use in Teams.'),
    ],
    actions: [{ verb: 'again', title: 'Look again' }],
  };
}
