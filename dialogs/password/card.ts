import type { Account } from '../../src/procedure/account';
import type { Notice } from '../../src/procedure/stage';
import type { Instant } from '../../src/procedure/time';
import type { CardAction, Element, StageCard } from '../cards/card';
import { box, bullets, faultText, moment, text, textField } from '../cards/elements';
import { faultOf } from '../cards/notice';
import * as words from './words.en';

/** @param run the run by its id, which can be left until later: nothing is written yet */
export function passwordCard(account: Account, run: string, notice: Notice | undefined): StageCard {
  return {
    title: words.title,
    body: [
      box('warning', [text(words.gap), text(words.howLong)]),
      bullets(words.rules),
      ...(account.passwordNeverExpires ? [] : [text(words.expires, { isSubtle: true })]),
      ...masked('password', words.labels.password, words.faults['password-missing'], notice),
      ...masked('passwordAgain', words.labels.passwordAgain, words.faults['password-differs'], notice),
      text(words.noCopy, { isSubtle: true }),
    ],
    actions: [
      { verb: 'save', title: words.save, style: 'positive', sendsInputs: true },
      ...later(run),
      { verb: 'set-already', title: words.keep.action },
    ],
  };
}

/** Leaves the run with a reminder, before anything is cut off. */
function later(run: string): readonly CardAction[] {
  return (['evening', 'tomorrow'] as const).map((choice) => ({
    verb: 'command',
    title: words.later[choice],
    data: { command: 'snooze', choice, run },
  }));
}

/** A masked field, always empty when shown: masking hides from eyes, it does not protect. */
function masked(id: string, label: string, missing: string, notice: Notice | undefined): readonly Element[] {
  return [
    textField({ id, label, missing }, { style: 'Password', maxLength: 256 }),
    ...faultText(faultOf(notice, id, words.faults)),
  ];
}

/** The password is set already, outside this run: nothing is changed, and the report will say so. */
export function keepCard(lastChange: Instant | undefined): StageCard {
  return {
    title: words.keep.title,
    body: [
      text(words.keep.line),
      text(lastChange === undefined ? words.keep.unknown : words.keep.changed(moment(lastChange))),
    ],
    actions: [
      { verb: 'keep-for-sure', title: words.keep.yes },
      { verb: 'again', title: words.keep.no },
    ],
  };
}
