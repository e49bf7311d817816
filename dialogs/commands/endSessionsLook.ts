import type { Refused, Seen } from '../../src/procedure/answer';
import { endedSeen, endedUnseen, endingShown } from '../../src/procedure/endingSessions';
import { Unreachable } from '../../src/procedure/errors';
import type { SessionsView } from '../../src/procedure/ports/directory';
import { accountOf } from '../../src/procedure/require';
import { sessionsPermission } from '../../src/procedure/sessions';
import { endSessionsCard, sessionsEndedCard, sessionsPermissionCard } from '../cards/endSessions';
import type { RunAtHand } from '../turn/runAtHand';
import { colleagueOn, type Shown } from './undoLook';
import type { Visit } from '../turn/visit';

/** What has just come of it. */
export interface Because {
  readonly accepted?: Seen<void>;
  readonly refused?: Refused;
  /** The answer was lost. */
  readonly isUnclear?: true;
}

/** Reading back a change: how often, and milliseconds between. */
const readingBack = { looks: 3, apart: 1_000 } as const;

/** Looks whether the sessions have ended, writes down what shows, and otherwise asks. */
export async function look(visit: Visit, atHand: RunAtHand, because: Because = {}): Promise<Shown> {
  const { outside, person } = visit;
  const view = because.accepted
    ? await readBack(visit, atHand, because.accepted)
    : await viewOf(visit, atHand);
  const shown = endingShown(atHand.run, view);
  if (shown) {
    await atHand.saveForGood('sessions-ended', { sessions: endedSeen(atHand.run, shown) });
    return { card: sessionsEndedCard(atHand.run) };
  }
  if (because.accepted) {
    const sessions = endedUnseen(atHand.run, because.accepted);
    await atHand.saveForGood('sessions-ended', { sessions });
  }
  if (outside.signIn.lacks(person, [sessionsPermission]).length > 0) {
    return { card: sessionsPermissionCard(atHand.run, outside.signIn.consentUrl([sessionsPermission])) };
  }
  return asks(visit, atHand, view, because);
}

function viewOf({ outside, person }: Visit, { run }: RunAtHand): Promise<SessionsView> {
  return outside.directoryFor(person).sessions(accountOf(run).id);
}

/** After a yes: what it has said yes to may take a moment to show. */
async function readBack(
  visit: Visit,
  atHand: RunAtHand,
  accepted: Seen<void>,
  looks: number = readingBack.looks,
): Promise<SessionsView> {
  const view = await viewOf(visit, atHand).catch((thrown: unknown) => {
    if (!(thrown instanceof Unreachable)) throw thrown;
    const { at, requestId } = accepted;
    const unanswered = { ok: false, code: 'unanswered', at, requestId } as const;
    return { validFrom: unanswered, myRoles: unanswered, accountRoles: unanswered };
  });
  if (looks === 1 || endingShown(atHand.run, view) || !view.validFrom.ok) return view;
  await visit.outside.clock.wait(readingBack.apart);
  return readBack(visit, atHand, accepted, looks - 1);
}

async function asks(
  visit: Visit,
  atHand: RunAtHand,
  view: SessionsView,
  { accepted, refused, isUnclear }: Because,
): Promise<Shown> {
  const nonce = visit.outside.newId();
  const colleague = await colleagueOn(visit, atHand.run);
  await atHand.save({ sessions: { ...atHand.run.sessions, nonce } });
  const { run } = atHand;
  const card = endSessionsCard({ run, view, nonce, refused, colleague });
  // What cannot be read, now or before, is no sight of anything: then the card says that it is not known.
  const wasSeen = view.validFrom.ok && run.sessions?.intent?.from !== undefined;
  if (!wasSeen) return { card };
  if (accepted) return { card, notice: { kind: 'written' } };
  return isUnclear ? { card, notice: { kind: 'unclear' } } : { card };
}
