import type { RunChange } from '../../src/procedure/run';
import type { Desk, Look } from '../../src/procedure/stage';
import type { StageCard } from './card';

/** Something to be done before what a card asks for, and said: it stands above, with a button of its own. */
export interface Chore {
  /** `undefined` when there is nothing to do. */
  before(desk: Desk): Promise<Pick<StageCard, 'body' | 'actions'> | undefined>;
  /** What the run keeps of it; `undefined` for a button that is not its own. */
  said(desk: Desk, verb: string): RunChange | undefined;
}

/** What a look leads to, with the chore on its card. */
export async function withChore(
  chore: Chore | undefined,
  desk: Desk,
  found: Look<StageCard>,
): Promise<Look<StageCard>> {
  if (found.kind !== 'ask') return found;
  const before = await chore?.before(desk);
  if (!before) return found;
  const { body, actions } = found.card;
  return {
    ...found,
    card: {
      ...found.card,
      body: [...before.body, ...body],
      actions: [...actions, ...before.actions],
    },
  };
}
