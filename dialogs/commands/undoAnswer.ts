import type { UndoPart } from '../../src/procedure/before';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { accountOf } from '../../src/procedure/require';
import type { Run } from '../../src/procedure/run';
import type { Notice } from '../../src/procedure/stage';
import { undoViews } from '../../src/procedure/undo';
import { undoFaults } from '../cards/undo.en';
import { lastTwo, readNumber } from '../phone/form';
import { faults as phoneFaults } from '../phone/words.en';
import type { CommandData } from './reminding';
import { colleagueOn, look, type Shown } from './undoLook';
import type { UndoRecord } from './undoRecord';
import { countryOf, type Visit } from '../turn/visit';

/** What is to be written. A whole phone number lives for this one act. */
interface Wanted {
  readonly part: UndoPart;
  readonly from: string;
  readonly to: string;
  /** E.164; without it the phone is taken away. */
  readonly number?: string;
}

/** Reads an answer and does what it says; the world is looked at once more before anything is written. */
export async function answered(visit: Visit, record: UndoRecord, data: CommandData): Promise<Shown> {
  const { undoing, run } = record;
  const { offered } = undoing;
  if (!offered) return look(visit, record);
  if (data.choice === 'leave') {
    return look(visit, record, { undoing: { ...undoing, left: [...undoing.left, offered.part] } });
  }
  const read = readWanted(run, offered.part, data, countryOf(visit.turn.activity.locale));
  if ('fault' in read) return look(visit, record, read);
  if (!(await isAsOffered(visit, record))) {
    return look(visit, record, { notice: { kind: 'word', code: 'changed' } });
  }
  return look(visit, record, { notice: await takeBack(visit, record, { ...offered, ...read }) });
}

/** A former number is typed again, as only its two last digits were kept: they have to be the same. */
function readWanted(
  { before }: Run,
  part: UndoPart,
  { choice, number }: CommandData,
  country: string | undefined,
): Pick<Wanted, 'to' | 'number'> | { readonly fault: string; readonly typed: string } {
  const was = before?.[part] ?? '';
  if (part === 'per-user-mfa' || part === 'text-message-sign-in') return { to: was };
  if (choice === 'remove') return { to: '' };
  const typed = typeof number === 'string' ? number.trim() : '';
  const read = readNumber(typed, country);
  if (typeof read === 'object') return { fault: phoneFaults[read.code], typed };
  return lastTwo(read) === was ? { to: was, number: read } : { fault: undoFaults.otherDigits(was), typed };
}

/** Never over what somebody else has changed since the card was shown, nor beside a colleague's run. */
async function isAsOffered(visit: Visit, record: UndoRecord): Promise<boolean> {
  const { run, undoing } = record;
  if (await colleagueOn(visit, run)) return false;
  const directory = visit.outside.directoryFor(visit.person);
  const views = undoViews(run, await directory.readBack(accountOf(run).id));
  const { part, from } = undoing.offered ?? {};
  return views.some((view) => view.part === part && view.standing === 'open' && view.now === from);
}

/** Writes once. The intent is saved before, and the offer is taken by the same write; the next look decides. */
async function takeBack(visit: Visit, record: UndoRecord, wanted: Wanted): Promise<Notice> {
  const { part, from, to } = wanted;
  const { left, nonce } = record.undoing;
  await record.save({ left, answered: nonce, intent: { part, from, to } });
  try {
    const done = await write(visit, accountOf(record.run).id, wanted);
    if (done.ok) return { kind: 'written' };
    await record.save({ ...record.undoing, intent: undefined });
    return { kind: 'refused', refused: done };
  } catch (thrown) {
    if (thrown instanceof Unreachable) return { kind: 'unclear' };
    if (thrown instanceof SignInNeeded) await record.save({ ...record.undoing, intent: undefined });
    throw thrown;
  }
}

function write({ outside, person }: Visit, id: string, { part, to, number }: Wanted) {
  const directory = outside.directoryFor(person);
  if (part === 'per-user-mfa') return directory.setPerUserMfa(id, to === 'enabled' ? 'enabled' : 'disabled');
  if (part === 'text-message-sign-in') return directory.stopTextMessageSignIn(id);
  if (part === 'contact-number') return directory.setContactNumber(id, number);
  return number === undefined
    ? directory.removeAuthenticationPhone(id)
    : directory.setAuthenticationPhone(id, number, true);
}
