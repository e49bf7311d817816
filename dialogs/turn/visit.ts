import type { TurnContext } from 'botbuilder';
import type { ConfirmedAccount } from '../../src/procedure/account';
import type { Places } from '../../src/procedure/links';
import type { Person } from '../../src/procedure/person';
import type { Clock } from '../../src/procedure/ports/clock';
import type { Directory } from '../../src/procedure/ports/directory';
import type { Log } from '../../src/procedure/ports/log';
import type { Lookout } from '../../src/procedure/ports/lookout';
import type { PersonalData } from '../../src/procedure/ports/personalData';
import type { Runs } from '../../src/procedure/ports/runs';
import type { Trace } from '../../src/procedure/ports/trace';
import type { Snooze } from '../../src/procedure/reminder';
import type { Run } from '../../src/procedure/run';
import type { Desk, Press } from '../../src/procedure/stage';
import type { StageId } from '../../src/procedure/stageId';
import { instant, type Instant } from '../../src/procedure/time';
import type { CardJson } from '../cards/card';
import { answeredCard } from '../cards/traces';
import { pressed } from '../cards/words.en';
import { earlierOn, othersOn, type Bring, type Tell } from './colleagues';
import type { RecordDesk } from './recordDesk';
import type { RunRecord } from './runRecord';
import type { SignInDesk } from './signInDesk';

/** Reminders, as far as the conversation sets them. */
export interface RemindersDesk {
  /** A run has begun. */
  begins(run: Run): Promise<void>;
  /** The person is back, or the gap is open: a reminder that is kept may be gone, or too far away. */
  looksAhead(run: Run): Promise<void>;
  /** At a time that the person has named. */
  at(person: Person, runId: string, at: Instant): Promise<void>;
  /** Later, by the person's wall clock; returns when. */
  snooze(person: Person, runId: string, choice: Snooze): Promise<Instant>;
  /** No more of the person's run. */
  stop(person: Person): Promise<void>;
  /** No more of anything: the person has gone. */
  forgets(person: Person): Promise<void>;
  /** The person was out of reach and is heard again: what waited for them goes on. */
  comesBack(person: Person): Promise<void>;
  /** IANA time zone of the person, when Teams has said it. */
  zoneOf(person: Person): Promise<string | undefined>;
}

/** Reminders of app passwords that grow old. What names an account comes from a card: untrusted. */
export interface AgesDesk {
  /** A run is through: its app password is the account's newest. */
  begins(run: Run): Promise<void>;
  /** The person has answered the reminder of this account; `undefined` when none is kept for them. */
  answered(person: Person, account: unknown): Promise<ConfirmedAccount | undefined>;
  /** Later, by the person's wall clock; returns when, `undefined` when none is kept for them. */
  snooze(person: Person, account: unknown, choice: Snooze): Promise<Instant | undefined>;
  /** @returns whether there was one */
  stop(person: Person, account: unknown): Promise<boolean>;
}

/** What is kept of a person, to be shown to them and deleted. */
export type PersonalDesk = PersonalData;

/** The bot's own pages. */
export interface OwnPages {
  readonly privacy: string;
  readonly support: string;
}

/** What the conversation gets from the outside. */
export interface Outside {
  readonly runs: Runs;
  readonly directoryFor: (person: Person) => Directory;
  readonly signIn: SignInDesk;
  readonly reminders: RemindersDesk;
  readonly ages: AgesDesk;
  readonly record: RecordDesk;
  readonly personal: PersonalDesk;
  readonly lookout?: Lookout;
  readonly pages: OwnPages;
  readonly tell: Tell;
  readonly bring: Bring;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly trace?: Pick<Trace, 'note'>;
  readonly places: Places;
  /** Stands on every card of the practice tenant. */
  readonly banner: string | undefined;
}

/** An answer that was found to be good, waiting for its stage. */
export interface PendingPress {
  readonly stage: StageId;
  readonly press: Press;
  /** The card's heading and the button that was pressed: what stays of it. */
  readonly title: string;
  readonly pressed: string;
}

/** One turn with one person. Nothing of it outlives the turn; a pressed card's secrets least of all. */
export class Visit {
  /** What has been settled since the last card. */
  readonly news: string[] = [];
  /** What takes the place of the answered card. */
  reply: CardJson | undefined;
  /** Nothing of the person is to be kept of this turn either. */
  forgotten = false;
  #pending: PendingPress | undefined;
  #answered: Pick<PendingPress, 'stage' | 'title' | 'press'> | undefined;

  constructor(
    readonly turn: TurnContext,
    readonly person: Person,
    readonly record: RunRecord,
    readonly outside: Outside,
  ) {}

  now(): Instant {
    return instant(this.outside.clock.now());
  }

  /** Takes in an answer that was found to be good. */
  receives(pending: PendingPress): void {
    this.#pending = pending;
    this.#answered = pending;
    this.reply = this.trace(pending, [pressed(pending.pressed)]);
  }

  /** Tells what a stage has found: on the card that was answered, or else on the next one. */
  tells(stage: StageId, lines: readonly string[]): void {
    if (lines.length === 0) return;
    if (this.#answered?.stage === stage) this.reply = this.trace(this.#answered, lines);
    else this.news.push(...lines);
  }

  private trace({ title }: Pick<PendingPress, 'title'>, lines: readonly string[]): CardJson {
    return answeredCard(title, lines, this.outside.banner);
  }

  waits(stage: StageId): boolean {
    return this.#pending?.stage === stage;
  }

  /** Hands the answer over, once. */
  take(): Press | undefined {
    const press = this.#pending?.press;
    this.#pending = undefined;
    return press;
  }

  /** Whether this card may stand where the answered one stood: the same stage asks again. */
  staysInPlace(stage: StageId): boolean {
    return this.#answered?.stage === stage;
  }

  desk(): Desk {
    const { runs, directoryFor, places, signIn } = this.outside;
    const { person, record } = this;
    return {
      person,
      run: record.run,
      directory: directoryFor(person),
      now: this.now(),
      places,
      typed: withoutSecrets(this.#answered?.press.fields),
      country: countryOf(this.turn.activity.locale),
      lacks: (permissions) => signIn.lacks(person, permissions),
      consentUrl: (permissions) => signIn.consentUrl(permissions),
      others: (accountId) => othersOn(runs, person, accountId),
      earlier: (accountId) => earlierOn(runs, person, accountId),
    };
  }
}

/** What may be shown again in a field. */
function withoutSecrets(fields: Press['fields'] = {}): Press['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([id]) => !id.startsWith('password')));
}

/** `de-AT` gives `AT`. */
export function countryOf(locale: string | undefined): string | undefined {
  try {
    return locale === undefined ? undefined : new Intl.Locale(locale).region;
  } catch {
    return undefined;
  }
}
