import type { Fleet } from './fleet';
import type { Passing, Place } from './places';
import type { Rolls } from './rolls';

/** Kills replicas at moments that dice have chosen. */
export interface Reaper {
  readonly passes: Passing;
  /** What was under way at each kill. */
  readonly kills: readonly string[];
  /** So many kills more. */
  grant(kills: number): void;
}

/** What the next kill waits for. */
interface Plan {
  readonly fits: (place: Place) => boolean;
  /** Fitting moments to let pass. */
  left: number;
  /** Moments of any kind after which it waits no longer. */
  patience: number;
}

const anywhere = () => true;
const aWrite = ({ writes }: Place) => writes !== undefined;
const aMessage = ({ isMessage }: Place) => isMessage === true;

const patience = 400;

/** Most kills fall where it hurts most, at a write to Graph or at a message to a person; the others anywhere. */
export function createReaper(rolls: Rolls, fleet: () => Fleet | undefined): Reaper {
  const done: string[] = [];
  let left = 0;
  let plan = nextPlan(rolls);
  return {
    kills: done,
    grant: (kills) => void (left += kills),
    async passes(place) {
      const all = fleet();
      if (left === 0 || !all || !isTime(plan, place)) return;
      left -= 1;
      plan = nextPlan(rolls);
      // Mostly the one whose request this is; now and then another one, in the middle of whatever it does.
      const victim = rolls.chance(0.8) ? place.replica : rolls.below(all.size);
      if (await all.kill(victim)) done.push(described(place, victim));
      else left += 1;
    },
  };
}

function nextPlan(rolls: Rolls): Plan {
  const fits = rolls.pick([anywhere, aWrite, aWrite, aMessage]);
  const left = rolls.below(fits === anywhere ? 150 : fits === aWrite ? 3 : 8);
  return { fits, left, patience };
}

function isTime(plan: Plan, place: Place): boolean {
  plan.patience -= 1;
  if (plan.patience > 0 && !plan.fits(place)) return false;
  plan.left -= 1;
  return plan.left < 0;
}

function described({ traffic, when, replica, writes, isMessage }: Place, victim: number): string {
  const what = writes ?? (isMessage ? 'a message' : `${traffic} traffic`);
  return `${when} ${what}${victim === replica ? '' : ' of another replica'}`;
}
