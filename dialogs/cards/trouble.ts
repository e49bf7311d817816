import type { Refused } from '../../src/procedure/answer';
import type { Places } from '../../src/procedure/links';
import type { CardAction, StageCard } from './card';
import { actions } from './permissions.en';
import { box, text } from './elements';
import * as words from './words.en';

/** A stage that cannot look or act: what was refused, what to do, and ways on; looking again is always one. */
export function troubleCard(title: string, refused: Refused, others: readonly CardAction[] = []): StageCard {
  return {
    title,
    body: [
      box(
        'attention',
        words.refusalLines(refused).map((line) => text(line)),
      ),
    ],
    actions: [{ verb: 'again', title: words.unreachable.again }, ...others],
  };
}

/** Where whoever lacks a directory role gets it. */
export function toRoles({ adminCenter }: Pick<Places, 'adminCenter'>): readonly CardAction[] {
  return [{ url: adminCenter, title: actions.roles }];
}

/** Nobody answered a look: nothing was done, try again. */
export function unreachableCard(): StageCard {
  const { title, lines, again } = words.unreachable;
  return { title, body: lines.map((line) => text(line)), actions: [{ verb: 'again', title: again }] };
}
