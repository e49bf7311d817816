import { stepCount, type StepNumber } from '../../src/procedure/steps';
import { adaptiveCard, toAction, type ActionData, type CardJson, type Element, type StageCard } from './card';
import { box, heading, subtle, text } from './elements';
import * as words from './words.en';

/** What stands around a stage's card. */
export interface Surroundings {
  /** Says that this is no real tenant; on every card of the practice tenant. */
  readonly banner: string | undefined;
  /** Which steps of the procedure the card is about. */
  readonly steps?: readonly StepNumber[];
  /** What has been settled since the last card, each a line with its sign. */
  readonly news?: readonly string[];
  /** Why the same stage asks again, a sentence and what to do. */
  readonly notice?: readonly string[];
}

/** The card as it is sent: banner, "Step 4 of 13", heading, news, notice, the stage's own content, its actions. */
export function frame(card: StageCard, around: Surroundings, data: ActionData = {}): CardJson {
  return adaptiveCard(card.title, [
    ...lead(around),
    heading(card.title),
    ...newsBox(around.news),
    ...noticeBox(around.notice),
    ...card.body,
    ...actionSet(card, data),
  ]);
}

function lead({ banner, steps }: Surroundings): readonly Element[] {
  const parts = [banner, steps && steps.length > 0 ? stepsOf(steps) : undefined].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? [] : [subtle(parts.join(' · '))];
}

function stepsOf(steps: readonly StepNumber[]): string {
  return words.stepsOf(Math.min(...steps), Math.max(...steps), stepCount);
}

function newsBox(news: readonly string[] = []): readonly Element[] {
  return news.length === 0
    ? []
    : [
        box(
          'good',
          news.map((line) => text(line)),
        ),
      ];
}

function noticeBox(notice: readonly string[] = []): readonly Element[] {
  return notice.length === 0
    ? []
    : [
        box(
          'attention',
          notice.map((line) => text(line)),
        ),
      ];
}

function actionSet(card: StageCard, data: ActionData): readonly Element[] {
  if (card.actions.length === 0) return [];
  return [
    { type: 'ActionSet', spacing: 'Large', actions: card.actions.map((action) => toAction(action, data)) },
  ];
}
