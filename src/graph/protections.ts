import type { Account } from '../procedure/account';
import { seenAs } from '../procedure/answer';
import type { Protection } from '../procedure/ports/directory';
import type { GraphClient } from './client';
import { perUserMfaOf } from './perUserMfa';
import { mobilePhoneOf } from './phoneMethods';
import { askEach, askIfYouCan } from './question';
import type { Question } from './question';
import { accountById } from './users';

/** A batch takes 20 requests (Microsoft Learn: json-batching), and each account takes two of them. */
const accountsInBatch = 10;

type Questions = {
  [name: `account-${string}`]: Question<Account>;
  [name: `phone-${string}`]: Question<{ readonly number: string | undefined }>;
};

/** What protects each account, in the order given. Throws `Unreachable` when nobody answers, and `SignInNeeded`. */
export async function protections(
  client: GraphClient,
  ids: readonly string[],
): Promise<readonly Protection[]> {
  const rounds = Array.from({ length: Math.ceil(ids.length / accountsInBatch) }, (_, round) =>
    ids.slice(round * accountsInBatch, (round + 1) * accountsInBatch),
  );
  return (await Promise.all(rounds.map((some) => ofSome(client, some)))).flat();
}

async function ofSome(client: GraphClient, ids: readonly string[]): Promise<readonly Protection[]> {
  const questions: Questions = {};
  for (const id of ids) {
    questions[`account-${id}`] = accountById(id);
    questions[`phone-${id}`] = mobilePhoneOf(id);
  }
  // Per-user MFA is in beta only, and a batch has one version.
  const [batched, perUserMfa] = await Promise.all([
    askEach(client, questions),
    Promise.all(ids.map((id) => askIfYouCan(client, perUserMfaOf(id)))),
  ]);
  return ids.flatMap((id, index) => {
    const account = batched[`account-${id}`];
    const phone = batched[`phone-${id}`];
    const mfa = perUserMfa[index];
    if (!account || !phone || !mfa) return [];
    const lastTwo = seenAs(phone, ({ number }) => number?.slice(-2));
    return [{ id, account, phoneLastTwo: lastTwo, perUserMfa: mfa }];
  });
}
