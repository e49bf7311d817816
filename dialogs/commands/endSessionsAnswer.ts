import { endingShown } from '../../src/procedure/endingSessions';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import type { Directory } from '../../src/procedure/ports/directory';
import { accountOf } from '../../src/procedure/require';
import { look, type Because } from './endSessionsLook';
import type { RunAtHand } from '../turn/runAtHand';
import type { Shown } from './undoLook';
import type { Visit } from '../turn/visit';

/**
 * Sends it, once. What shows before is saved with the intent, by the write that takes the offer: the look after it
 * decides. What was sent earlier, and shows only now, is not sent again.
 */
export async function endNow(visit: Visit, atHand: RunAtHand): Promise<Shown> {
  const { id } = accountOf(atHand.run);
  const directory = visit.outside.directoryFor(visit.person);
  const view = await directory.sessions(id);
  const { ended, nonce } = atHand.run.sessions ?? {};
  if (endingShown(atHand.run, view)) {
    await atHand.save({ sessions: { ...atHand.run.sessions, answered: nonce } });
    return look(visit, atHand);
  }
  const from = view.validFrom.ok ? view.validFrom.value : undefined;
  await atHand.save({ sessions: { ended, answered: nonce, intent: { from, at: visit.now() } } });
  return look(visit, atHand, await sent(directory, id, atHand));
}

async function sent(directory: Directory, id: string, atHand: RunAtHand): Promise<Because> {
  try {
    const done = await directory.endSessions(id);
    if (done.ok) return { accepted: done };
    await dropIntent(atHand);
    return { refused: done };
  } catch (thrown) {
    if (thrown instanceof Unreachable) return { isUnclear: true };
    if (thrown instanceof SignInNeeded) await dropIntent(atHand);
    throw thrown;
  }
}

function dropIntent(atHand: RunAtHand): Promise<void> {
  return atHand.save({ sessions: { ...atHand.run.sessions, intent: undefined } });
}
