import type { Places } from '../../src/procedure/links';
import type { Run } from '../../src/procedure/run';
import { stepCount, steps, type Place } from '../../src/procedure/steps';
import type { CardAction, Element, StageCard } from '../cards/card';
import { text } from '../cards/elements';
import { doneIn, fieldOf } from './ticks';
import * as words from './words.en';

/** In the order of the steps. */
const places = [...new Set(steps.map(({ place }) => place))];

export function checklistCard(run: Run, to: Places): StageCard {
  const done = doneIn(run);
  return {
    title: words.title,
    body: [
      text(words.intro),
      ...(done.length > 0 ? [text(words.progress(done.length, stepCount), { weight: 'Bolder' })] : []),
      ...places.map((place) => ticksAt(place, done)),
      text(words.hint, { isSubtle: true }),
    ],
    actions: done.length === stepCount ? ended : underWay(to),
  };
}

const { save, end, signIn, notNow } = words.actions;

/** Six buttons at most: My Account leads on to security info. */
function underWay({ adminCenter, myAccount, console }: Places): readonly CardAction[] {
  return [
    { verb: 'save', title: save, style: 'positive', sendsInputs: true },
    { url: adminCenter, title: words.open.adminCenter },
    { url: myAccount, title: words.open.myAccount },
    { url: console, title: words.open.console },
    { verb: 'sign-in', title: signIn },
    { verb: 'not-now', title: notNow },
  ];
}

const ended: readonly CardAction[] = [
  { verb: 'end', title: end, style: 'positive' },
  { verb: 'save', title: save, sendsInputs: true },
  { verb: 'sign-in', title: signIn },
  { verb: 'not-now', title: notNow },
];

function ticksAt(place: Place, done: readonly number[]): Element {
  const here = steps.filter((step) => step.place === place).map(({ number }) => number);
  return {
    type: 'Input.ChoiceSet',
    id: fieldOf(place),
    label: words.places[place],
    errorMessage: words.tick,
    isMultiSelect: true,
    style: 'expanded',
    wrap: true,
    choices: here.map((number) => ({ title: `${number}. ${words.lines[number]}`, value: String(number) })),
    value: here.filter((number) => done.includes(number)).join(','),
  };
}
