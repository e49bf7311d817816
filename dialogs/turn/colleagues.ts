import type { Person } from '../../src/procedure/person';
import type { Runs } from '../../src/procedure/ports/runs';
import type { Run } from '../../src/procedure/run';
import type { StageId } from '../../src/procedure/stageId';
import type { CardJson } from '../cards/card';
import { moment, plain } from '../cards/elements';
import * as words from './colleagues.en';
import { stageTitles } from '../words.en';

/** Brings somebody else a card, in their own chat, if they can be reached; nobody waits for it. */
export type Tell = (person: Person, card: CardJson) => void;

/** The same for who waits for it. @returns whether the card is there, or may be */
export type Bring = (person: Person, card: CardJson) => Promise<boolean>;

/** Open runs of other administrators on an account. */
export async function othersOn(runs: Runs, person: Person, accountId: string): Promise<readonly Run[]> {
  const open = await runs.openOn(person.tenantId, accountId);
  return open.filter(({ owner }) => owner.userId !== person.userId);
}

/** Ended runs that are looked through: one question to any store, and more than most tenants ever have. */
export const mostEnded = 1_000;

/** Ended runs of anybody on an account. */
export async function earlierOn(runs: Runs, person: Person, accountId: string): Promise<readonly Run[]> {
  const ended = await runs.endedIn(person.tenantId, mostEnded);
  return ended.filter(({ account }) => account?.id === accountId);
}

/** What to tell of colleagues, and what the run is to remember of it once it is told; `undefined` changes nothing. */
export interface ColleagueNews {
  readonly lines: readonly string[];
  readonly told: Run['colleagues'];
}

/** What colleagues have begun or changed on the run's account since the last card, each told once. */
export async function colleagueNews(runs: Runs, run: Run, stage: StageId): Promise<ColleagueNews> {
  const { account, owner, colleagues = {} } = run;
  if (!account) return { lines: [], told: undefined };
  const others = await othersOn(runs, owner, account.id);
  const told = Object.fromEntries(others.map(({ id, wrote = [] }) => [id, wrote]));
  return {
    lines: others.flatMap((other) => line(other, colleagues[other.id], stage) ?? []),
    told: JSON.stringify(told) === JSON.stringify(colleagues) ? undefined : told,
  };
}

function line(other: Run, told: readonly StageId[] | undefined, stage: StageId): string | undefined {
  const who = plain(other.owner.name);
  const changed = (other.wrote ?? [])
    .filter((written) => !told?.includes(written))
    .map((written) => stageTitles[written]);
  if (told) return changed.length === 0 ? undefined : words.hasChanged(who, changed);
  // The plan names each colleague by itself, at every look.
  if (stage === 'plan' && changed.length === 0) return undefined;
  return words.works(who, moment(other.begunAt), changed);
}
