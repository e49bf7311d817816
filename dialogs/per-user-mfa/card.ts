import type { Refused } from '../../src/procedure/answer';
import type { PerUserMfaState } from '../../src/procedure/ports/directory';
import type { Places } from '../../src/procedure/links';
import type { CardAction, StageCard } from '../cards/card';
import { numbered, subheading, text } from '../cards/elements';
import { troubleCard } from '../cards/trouble';
import * as words from './words.en';

const byHand = (places: Places): readonly CardAction[] => [
  { url: places.adminCenter, title: words.open },
  { verb: 'by-hand', title: words.done },
];

/** The state cannot be read: by hand, on the administrator's word. */
export function byHandCard(refused: Refused, places: Places): StageCard {
  const card = troubleCard(words.title, refused, byHand(places));
  return { ...card, body: [...card.body, subheading(words.handTitle), numbered(words.handLines)] };
}

/** The state could be read and is not yet what it must be. */
export function stuckCard(state: PerUserMfaState, places: Places): StageCard {
  return {
    title: words.title,
    body: [text(words.stuck(state)), subheading(words.handTitle), numbered(words.handLines)],
    actions: [
      { verb: 'try', title: words.tryAgain, style: 'positive' },
      { verb: 'again', title: words.again },
      ...byHand(places),
    ],
  };
}
