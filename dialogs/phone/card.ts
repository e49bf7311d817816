import type { Phones } from '../../src/procedure/ports/directory';
import type { Notice, Press } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { facts, faultText, text, textField } from '../cards/elements';
import { faultOf } from '../cards/notice';
import { lastTwo } from './form';
import * as words from './words.en';

/** Asks for the phone; when the same one is in both places already, offers to keep it. */
export function phoneCard(
  phones: Phones,
  both: string | undefined,
  notice: Notice | undefined,
  typed: Press['fields'],
): StageCard {
  const wantsChange = typed.phone !== undefined || notice?.kind === 'word';
  return both !== undefined && !wantsChange ? keepCard(both, notice, typed) : askCard(phones, notice, typed);
}

function keepCard(both: string, notice: Notice | undefined, typed: Press['fields']): StageCard {
  return {
    title: words.keep.title,
    body: [text(words.keep.line(both)), text(words.why), ...holderField(notice, typed)],
    actions: [
      { verb: 'keep', title: words.keep.yes, style: 'positive', sendsInputs: true },
      { verb: 'change', title: words.keep.change },
    ],
  };
}

function askCard(phones: Phones, notice: Notice | undefined, typed: Press['fields']): StageCard {
  return {
    title: words.title,
    body: [
      text(words.line),
      text(words.why),
      ...present(phones),
      textField(
        { id: 'phone', label: words.labels.phone, missing: words.faults['phone-missing'] },
        { style: 'Tel', placeholder: '+1 206 555 0123', maxLength: 30, value: typed.phone },
      ),
      ...faultText(faultOf(notice, 'phone', words.faults)),
      ...holderField(notice, typed),
    ],
    actions: [{ verb: 'save', title: words.save, style: 'positive', sendsInputs: true }],
  };
}

function holderField(notice: Notice | undefined, typed: Press['fields']): StageCard['body'] {
  return [
    textField(
      { id: 'holder', label: words.labels.holder, missing: words.faults['holder-missing'] },
      { maxLength: 80, value: typed.holder },
    ),
    ...faultText(faultOf(notice, 'holder', words.faults)),
  ];
}

/** What stands there now: so that half a change is never silent. */
function present({ contact, authentication }: Phones): StageCard['body'] {
  if (contact === undefined && authentication === undefined) return [];
  const shown = (number: string | undefined) =>
    number === undefined ? words.none : words.endsIn(lastTwo(number));
  return [
    facts([
      [words.labels.contact, shown(contact)],
      [words.labels.authentication, shown(authentication)],
    ]),
  ];
}
