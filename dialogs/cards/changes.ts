import type { UndoPart } from '../../src/procedure/before';
import type { ChangeCode } from '../../src/procedure/changes';
import type { Params } from '../../src/procedure/finding';
import type { RecordedChange } from '../../src/procedure/ports/record';
import { recorded as sessions } from './endSessions.en';
import { answers } from './oldAppPasswords.en';
import { inWords } from './undo';
import { parts, takenBack } from './undo.en';

const undone =
  (part: UndoPart) =>
  ({ from, to }: Params) =>
    takenBack(parts[part], inWords(part, String(from)), inWords(part, String(to)));

const sentences: Readonly<Record<ChangeCode, (params: Params) => string>> = {
  'per-user-mfa': undone('per-user-mfa'),
  'text-message-sign-in': undone('text-message-sign-in'),
  'authentication-phone': undone('authentication-phone'),
  'contact-number': undone('contact-number'),
  'sessions-ended': ({ validFrom }) => (validFrom === undefined ? sessions.unseen : sessions.seen),
  'old-app-passwords': ({ answer }) => (answer === 'deleted' ? answers.deleted : answers.none),
};

/** What was done with a run beside its steps; a code of a later version, which has no words here, stays as it is. */
export function changeInWords({ code, params = {} }: Pick<RecordedChange, 'code' | 'params'>): string {
  return Object.hasOwn(sentences, code) ? sentences[code as ChangeCode](params) : code;
}
