import type { Answer } from '../procedure/answer';
import type { Secret } from '../procedure/secret';
import { change } from './call';
import type { GraphClient } from './client';
import { write } from './question';
import { orSynchronised } from './users';

/**
 * Sets the password. No change is forced at the next sign-in: a person signs in once and keeps it (step 8).
 * `resetPassword` of the authentication methods would always force one (Microsoft Learn: user-update,
 * authenticationmethod-resetpassword).
 */
export async function resetPassword(
  client: GraphClient,
  id: string,
  password: Secret,
): Promise<Answer<void>> {
  const passwordProfile = { password: password.reveal(), forceChangePasswordNextSignIn: false };
  const answer = await write(client, change('/users/{id}', { id }, { passwordProfile }), 'password');
  return answer.ok ? answer : orSynchronised(client, id, answer);
}
