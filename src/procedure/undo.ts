import type { Answer, Refused } from './answer';
import { undoParts, type Undone, type UndoPart } from './before';
import type { ReadBack } from './ports/directory';
import type { Run } from './run';

/** How a part stands: may it be taken back? Each has words. */
export const standings = [
  'open',
  'as-before',
  'taken-back',
  'changed',
  'held',
  'unrecorded',
  'unread',
] as const;
export type Standing = (typeof standings)[number];

/** A part of what the run has written, as it is now. */
export interface UndoView {
  readonly part: UndoPart;
  readonly standing: Standing;
  /** Before the run; `undefined` when that was not recorded. */
  readonly was?: string;
  readonly now?: string;
  readonly refused?: Refused;
}

/** Everything that the run has written, or may have written, and that can be taken back at all. */
export function undoViews(run: Run, seen: ReadBack): readonly UndoView[] {
  return undoParts
    .filter((part) => run.wrote?.includes(stageOf(part)))
    .map((part) => view(run, part, seen))
    .filter(isWorthShowing);
}

/** Sign-in by text message is off as a rule, and nobody's concern then. */
function isWorthShowing({ part, standing, now }: UndoView): boolean {
  return part !== 'text-message-sign-in' || now === 'on' || standing === 'taken-back';
}

/** The stage that wrote it. */
export function stageOf(part: UndoPart): 'per-user-mfa' | 'phone' {
  return part === 'per-user-mfa' ? part : 'phone';
}

/** How a part shows now, in the terms in which the run remembers it. */
function nowOf(part: UndoPart, { perUserMfa, phones }: ReadBack): Answer<string> {
  if (part === 'per-user-mfa') return perUserMfa;
  if (!phones.ok) return phones;
  const { authentication, contact, signsIn } = phones.value;
  if (part === 'text-message-sign-in') return { ...phones, value: signsIn ? 'on' : 'off' };
  return { ...phones, value: lastTwo(part === 'contact-number' ? contact : authentication) };
}

function view(run: Run, part: UndoPart, seen: ReadBack): UndoView {
  const was = run.before?.[part];
  const now = nowOf(part, seen);
  if (!now.ok) return { part, was, standing: 'unread', refused: now };
  return { part, was, now: now.value, standing: standingOf(run, part, was, now.value, seen) };
}

function standingOf(
  run: Run,
  part: UndoPart,
  was: string | undefined,
  now: string,
  seen: ReadBack,
): Standing {
  if (lastUndone(run, part)?.to === now) return 'taken-back';
  if (was === undefined || was === 'unknown') return 'unrecorded';
  // Of two numbers with the same two digits nobody can say here which one it is: the administrator can.
  if (now === was && !(isNumber(part) && isOurs(run, part, now))) return 'as-before';
  if (!isOurs(run, part, now)) return 'changed';
  return part === 'per-user-mfa' && was === 'enabled' && hasPhone(seen) ? 'held' : 'open';
}

function lastUndone({ undone }: Run, part: UndoPart): Undone | undefined {
  return undone?.findLast((one) => one.part === part);
}

/**
 * What was about to be written, once it shows. Where it would leave the same two digits, only an answer can tell.
 * @param accepted Microsoft 365 has just said yes to it
 */
export function tookBack({ undoing }: Run, seen: ReadBack, accepted: boolean): Undone | undefined {
  const intent = undoing?.intent;
  if (!intent) return undefined;
  const now = nowOf(intent.part, seen);
  if (!now.ok || now.value !== intent.to || (intent.from === intent.to && !accepted)) return undefined;
  return { ...intent, at: now.at, requestId: now.requestId };
}

/** Whether the run has left it so: anything else is somebody else's doing, and not ours to overwrite. */
function isOurs({ phone }: Run, part: UndoPart, now: string): boolean {
  if (part === 'per-user-mfa') return now === 'enabled' || now === 'enforced';
  // Where policy allows it, Entra switches it on by itself for a phone that is registered.
  return part === 'text-message-sign-in' ? now === 'on' : now === phone?.lastTwo;
}

function isNumber(part: UndoPart): boolean {
  return part === 'authentication-phone' || part === 'contact-number';
}

/** With a phone, Entra turns `enabled` into `enforced` by itself (Microsoft Learn: strongauthenticationrequirements). */
function hasPhone({ phones }: ReadBack): boolean {
  return !phones.ok || phones.value.authentication !== undefined;
}

function lastTwo(number = ''): string {
  return number.slice(-2);
}
