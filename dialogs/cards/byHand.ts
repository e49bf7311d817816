import { askVerb } from '../../src/procedure/hands';
import type { Desk, Look, Notice, Stage } from '../../src/procedure/stage';
import type { CardAction, StageCard } from './card';
import { guidedStage, type Guide } from './guided';
import { missingBox } from './permissions';
import * as words from './permissions.en';

/** How a person does by hand what the stage does elsewhere; its checks are the stage's own readings. */
export type Hand = Omit<Guide, 'id' | 'steps' | 'reads'>;

/**
 * A stage that writes. Where the bot may not, or where the administrator has chosen so, it guides by hand instead and
 * checks what it can read; it takes over only when it is told to.
 */
export function orByHand(stage: Stage<StageCard>, hand: Hand): Stage<StageCard> {
  const { id, steps, scopes } = stage;
  const guided = guidedStage({ ...hand, id, steps, reads: scopes.reads });
  return {
    ...stage,
    async look(desk, notice) {
      const missing = desk.lacks(scopes.writes);
      const isByHand = missing.length > 0 || desk.run.hands === 'guided';
      if (!isByHand) return stage.look(desk, notice);
      return offering(await guided.look(desk, notice), desk, missing, notice);
    },
    answer: (desk, press) =>
      press.facts.byHand === true ? guided.answer(desk, press) : stage.answer(desk, press),
  };
}

/** The bot offers to do it itself; who has just asked for that in vain is told what is missing. */
function offering(
  look: Look<StageCard>,
  { consentUrl }: Desk,
  missing: readonly string[],
  notice: Notice | undefined,
): Look<StageCard> {
  if (look.kind !== 'ask') return look;
  const inVain = notice?.kind === 'widened' && missing.length > 0;
  const offer: CardAction = { verb: askVerb, title: words.actions.letBot };
  const grant: CardAction = { url: consentUrl(missing), title: words.actions.grant };
  return {
    ...look,
    // It takes over when it is told to, and not by itself with the next token.
    change: { ...look.change, hands: 'guided' },
    facts: { ...look.facts, byHand: true },
    card: {
      ...look.card,
      body: [...(inVain ? [missingBox(words.cannotWrite(missing))] : []), ...look.card.body],
      actions: [...look.card.actions, ...(inVain ? [grant] : []), offer],
    },
  };
}
