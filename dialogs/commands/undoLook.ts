import type { Undoing } from '../../src/procedure/before';
import { SignInNeeded, Unreachable } from '../../src/procedure/errors';
import { accountOf } from '../../src/procedure/require';
import type { Run } from '../../src/procedure/run';
import type { Notice } from '../../src/procedure/stage';
import { tookBack, undoViews } from '../../src/procedure/undo';
import type { StageCard } from '../cards/card';
import { colleagueCard, undoCard, unseenCard } from '../cards/undo';
import { signedOut } from '../turn/deeds';
import type { UndoRecord } from './undoRecord';
import type { Visit } from '../turn/visit';

/** A card, and why it is shown again. */
export interface Shown {
  readonly card: StageCard;
  readonly notice?: Notice;
}

interface Because {
  readonly notice?: Notice;
  /** What is wrong with the number that was typed. */
  readonly fault?: string;
  readonly typed?: string;
  /** What the run is to remember; as it was when not given. */
  readonly undoing?: Undoing;
}

/** Reading back a change: how often, and milliseconds between. */
const readBack = { looks: 3, apart: 1_000 } as const;

/** Looks at Microsoft 365, writes down what was taken back, and offers the next part. */
export async function look(
  visit: Visit,
  record: UndoRecord,
  because: Because = {},
  looks = 1,
): Promise<Shown> {
  const { outside, person } = visit;
  const { run } = record;
  const colleague = await colleagueOn(visit, run);
  if (colleague !== undefined) return { card: colleagueCard(colleague) };
  const seen = await outside.directoryFor(person).readBack(accountOf(run).id);
  const accepted = because.notice?.kind === 'written';
  const undone = tookBack(run, seen, accepted);
  if (!undone && accepted && looks < readBack.looks) {
    await outside.clock.wait(readBack.apart);
    return look(visit, record, because, looks + 1);
  }
  if (undone) await record.took(undone);
  const undoing = because.undoing ?? record.undoing;
  const views = undoViews(record.run, seen);
  const next = views.find(({ part, standing }) => standing === 'open' && !undoing.left.includes(part));
  const nonce = next && outside.newId();
  await record.save({
    ...undoing,
    answered: undoing.nonce ?? undoing.answered,
    intent: record.undoing.intent,
    nonce,
    offered: next && { part: next.part, from: next.now ?? '' },
  });
  const { fault, typed, notice } = because;
  const card = undoCard({ run: record.run, views, next, nonce, fault, typed, isChanged: isWord(notice) });
  return { card, notice: undone ? undefined : notice };
}

const isWord = (notice: Notice | undefined) => notice?.kind === 'word';

/** Another administrator with an open run on this account: what they are in the middle of is not taken from them. */
export async function colleagueOn({ outside, person }: Visit, run: Run): Promise<string | undefined> {
  const open = await outside.runs.openOn(person.tenantId, accountOf(run).id);
  return open.find(({ owner }) => owner.userId !== person.userId)?.owner.name;
}

/** A look that nobody answers has a card of its own; a token that is not taken any more is asked for anew. */
export async function safely(
  visit: Visit,
  work: () => Promise<Shown>,
  unseen: () => StageCard = unseenCard,
): Promise<Shown | 'signed-out'> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof SignInNeeded) return signedOut(visit, thrown);
    if (thrown instanceof Unreachable) return { card: unseen() };
    throw thrown;
  }
}
