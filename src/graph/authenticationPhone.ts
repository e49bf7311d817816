import type { Answer, Refused } from '../procedure/answer';
import type { GraphClient } from './client';
import { mobilePhoneOf, putMobilePhone } from './phoneMethods';
import { fromGraphNumber } from './phoneNumber';
import { ask } from './question';

/** Milliseconds until a number that was answered with 409 is shown at the latest, as seen in production. */
const settlingTime = 5_000;

/**
 * Registers a mobile phone for authentication.
 *
 * A no is not the last word here. Where SMS sign-in is allowed Graph also makes the number a sign-in name, and when
 * that fails (409, `phoneNumberNotUnique`) the phone is registered all the same. And what a second mobile phone is
 * answered with is not documented. So after 409 and 400 the account is looked at, and what it shows is what counts.
 */
export async function setAuthenticationPhone(
  client: GraphClient,
  id: string,
  number: string,
  registered: boolean,
): Promise<Answer<void>> {
  const look = () => ask(client, mobilePhoneOf(id));
  const isShown = (shown: Shown) => shown.ok && shown.value.number === fromGraphNumber(number);
  let answer = await putMobilePhone(client, id, number, registered);
  if (answer.ok || !isOpen(answer)) return answer;
  let shown = await look();
  const isAnother = shown.ok && shown.value.number !== undefined && !isShown(shown);
  if (isAnother && !registered) {
    answer = await putMobilePhone(client, id, number, true);
    if (answer.ok || !isOpen(answer)) return answer;
    shown = await look();
  }
  if (answer.code === 'phone-taken' && !isShown(shown)) {
    await client.clock.wait(settlingTime);
    shown = await look();
  }
  return shown.ok && isShown(shown) ? { ...shown, value: undefined } : answer;
}

type Shown = Answer<{ readonly number: string | undefined }>;

function isOpen({ code }: Refused): boolean {
  return code === 'phone-taken' || code === 'phone-not-accepted';
}
