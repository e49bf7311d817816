import { title } from '../../dialogs/cards/accounts.en';
import type { Admin } from './admin';
import type { Message } from './chat';

/** What `status` has said of a person's own run: the newest message but for the list of service accounts below it. */
export function ownRun(admin: Admin): Message {
  const own = admin.messages.findLast((message) => !admin.sees(message).includes(title));
  if (!own) throw new Error('nothing but the list was shown');
  return own;
}
