import type { HandOver } from './handOver';
import type { Person } from './person';
import type { Run } from './run';

type Named = Pick<Person, 'tenantId' | 'userId'>;

const isSame = (one: Named | undefined, other: Named) =>
  one?.tenantId === other.tenantId && one.userId === other.userId;

/** Whether a run is on its way from one person to another, and one of them is this person. */
export function isOnTheWay({ takingFrom, givenTo }: Run, person: Named): boolean {
  return isSame(takingFrom, person) || isSame(givenTo, person);
}

/** Whether this person, who is not its owner, stands in a run: by name, or by an id that leads to them. */
export function standsIn(run: Run, person: Named): boolean {
  const had = (run.takenOver ?? []).some(({ from }) => isSame(from, person));
  return had || isOnTheWay(run, person) || isIn(run.handOver, person);
}

function isIn({ asked, choices = [], lately = [] }: HandOver = {}, person: Named): boolean {
  const isAsked = isSame(asked?.person, person);
  return isAsked || choices.includes(person.userId) || lately.some(({ userId }) => userId === person.userId);
}

/** A colleague's run without this person. That somebody had it before stays, and when; not who. */
export function without(run: Run, person: Named): Run {
  const { takenOver, handOver } = run;
  return {
    ...run,
    ...(takenOver && {
      takenOver: takenOver.map(({ from, at }) => (isSame(from, person) ? { at } : { from, at })),
    }),
    ...(handOver && { handOver: withoutQuestion(handOver, person) }),
  };
}

function withoutQuestion({ asked, choices, lately, ...rest }: HandOver, person: Named): HandOver {
  return {
    ...rest,
    ...(asked && !isSame(asked.person, person) && { asked }),
    ...(choices && { choices: choices.filter((id) => id !== person.userId) }),
    ...(lately && { lately: lately.filter(({ userId }) => userId !== person.userId) }),
  };
}
