import type { StageCard } from '../cards/card';
import { bullets, text } from '../cards/elements';
import type { Relapse } from './checks';
import * as words from './words.en';

/** The last look saw that something was changed back meanwhile. */
export function changedBackCard(relapses: readonly Relapse[]): StageCard {
  return {
    title: words.title,
    body: [text(words.line), bullets(relapses.map((relapse) => words.relapses[relapse])), text(words.hint)],
    actions: [
      { verb: 'repair', title: words.repair, style: 'positive' },
      { verb: 'again', title: words.again },
    ],
  };
}
