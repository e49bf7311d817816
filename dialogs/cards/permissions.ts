import { grantedVerb } from '../../src/procedure/hands';
import type { Places } from '../../src/procedure/links';
import type { Desk, Notice } from '../../src/procedure/stage';
import type { CardAction, Element, StageCard } from './card';
import { box, text } from './elements';
import * as words from './permissions.en';

/** Teams shows six buttons of a card. */
const mostActions = 6;

/** Which permissions are missing, and who grants them. @param lead what follows from it */
export function missingBox(lead: string): Element {
  return box('warning', [text(lead), text(words.whoGrants)]);
}

/** Where it is granted, and what to press afterwards. */
export function grantActions(
  desk: Pick<Desk, 'consentUrl'>,
  names: readonly string[],
): readonly CardAction[] {
  return [
    { url: desk.consentUrl(names), title: words.actions.grant },
    { verb: grantedVerb, title: words.actions.granted },
  ];
}

/** Where directory roles are given, after a refusal that a role may cure. */
export function withWayToRoles(card: StageCard, notice: Notice | undefined, places: Places): StageCard {
  const isForbidden = notice?.kind === 'refused' && notice.refused.code === 'forbidden';
  const isThere = card.actions.some((action) => 'url' in action && action.url === places.adminCenter);
  if (!isForbidden || isThere || card.actions.length === mostActions) return card;
  return { ...card, actions: [...card.actions, { url: places.adminCenter, title: words.actions.roles }] };
}

/** A stage's card that says what it could not read for want of a permission; the same card when nothing is missing. */
export function namingWhatItCannotRead(
  card: StageCard,
  desk: Pick<Desk, 'lacks' | 'consentUrl'>,
  reads: readonly string[],
): StageCard {
  const missing = desk.lacks(reads);
  if (missing.length === 0) return card;
  const ways = grantActions(desk, missing).slice(0, mostActions - card.actions.length);
  return {
    ...card,
    body: [missingBox(words.cannotRead(missing)), ...card.body],
    actions: [...card.actions, ...ways],
  };
}
