import { CardFactory, MessageFactory } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Params } from '../src/procedure/finding';
import type { Notice } from '../src/procedure/stage';
import type { StageId } from '../src/procedure/stageId';
import type { StepNumber } from '../src/procedure/steps';
import type { StageCard } from './cards/card';
import { frame } from './cards/frame';
import { noticeLines } from './cards/notice';
import { colleagueNews } from './turn/colleagues';
import type { Visit } from './turn/visit';

export const cardPromptId = 'card';

/** A card to show, and what the run is to remember of it. Never stored: the framework keeps no options of a leaf. */
export interface Question {
  readonly stage: StageId;
  readonly steps: readonly StepNumber[];
  readonly card: StageCard;
  readonly notice: Notice | undefined;
  readonly accounts: readonly string[] | undefined;
  readonly facts: Params | undefined;
}

/**
 * Shows a stage's card and waits for its answer, which ends it. The offer is saved before the card is sent, so a
 * card that can be pressed is always known. Whether an answer is good was decided before (`offers.ts`).
 */
export class CardPrompt extends Dialog {
  constructor(private readonly visit: Visit) {
    super(cardPromptId);
  }

  override async beginDialog(_dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const question = options as Question;
    const { record, outside, turn, news } = this.visit;
    const nonce = outside.newId();
    record.note({ offer: this.offer(question, nonce) });
    await record.save();
    const colleagues = await colleagueNews(outside.runs, record.run, question.stage);
    const card = frame(
      question.card,
      {
        banner: outside.banner,
        steps: question.steps,
        news: news.splice(0),
        notice: [...noticeLines(question.notice), ...colleagues.lines],
      },
      { nonce, stage: question.stage },
    );
    if (this.visit.staysInPlace(question.stage)) this.visit.reply = card;
    else await turn.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)));
    // After the card: whoever is killed in between is told once more, not never.
    if (colleagues.told) record.note({ colleagues: colleagues.told });
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const press = this.visit.take();
    return press ? dc.endDialog(press) : Dialog.EndOfTurn;
  }

  private offer({ stage, card, accounts, facts }: Question, nonce: string) {
    const verbs = card.actions.flatMap((action) =>
      'verb' in action ? [{ verb: action.verb, title: action.title }] : [],
    );
    return { nonce, stage, title: card.title, verbs, accounts, facts, at: this.visit.now() };
  }
}
