import type { Delivery } from '../../src/procedure/delivery';
import type { Person } from '../../src/procedure/person';
import type { Log, LogFields } from '../../src/procedure/ports/log';
import type { ReminderSettings } from '../../src/procedure/reminderSettings';
import type { Run, RunChange } from '../../src/procedure/run';
import {
  createSweep,
  type AgeReason,
  type SendReason,
  type Sweep,
  type SweepParts,
} from '../../src/reminders';
import { handClock, type HandClock } from '../support/clock';
import { memoryReminders, type MemoryReminders } from '../support/memoryReminders';
import { anyHour, begun, begunRun, reminderOf, someone } from '../support/someReminder';

export interface Sent {
  readonly person: Person;
  readonly reason: SendReason | SendReason<AgeReason>;
  readonly replaces: string | undefined;
}

/** Sweepers at work: a book, runs, a clock that stands, and a Teams that takes every message at once. */
export interface Scene {
  readonly clock: HandClock;
  readonly book: MemoryReminders;
  readonly sent: Sent[];
  readonly logged: string[];
  /** The next answers of Teams; afterwards it takes messages. */
  readonly answers: (Delivery | Error)[];
  zone: string | undefined;
  readonly send: SweepParts['send'];
  readonly sendOfAge: SweepParts['sendOfAge'];
  /** Puts so many runs into the world, with a reminder each that is due. */
  runs(count: number, change?: RunChange): Promise<readonly Run[]>;
  change(run: Run, change: RunChange): void;
  end(run: Run): void;
  /** Another sweeper; what is given takes the place of what the scene has. */
  sweeper(other?: Partial<SweepParts>): Sweep;
  /** How often each person got a message: how many got none, one, two … */
  messages(runs: readonly Run[]): readonly number[];
}

export function sweepScene(settings: ReminderSettings = anyHour): Scene {
  const [open, clock, book] = [new Map<string, Run>(), handClock(begun), memoryReminders()];
  const taken = async (message: Sent): Promise<Delivery> => {
    const answer = scene.answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer && answer.kind !== 'sent') return answer;
    scene.sent.push(message);
    return answer ?? { kind: 'sent', activityId: `card-${scene.sent.length}` };
  };
  const scene: Scene = {
    clock,
    book,
    sent: [],
    logged: [],
    answers: [],
    zone: undefined,
    send: ({ activityId, person }, _, reason) => taken({ person, reason, replaces: activityId }),
    sendOfAge: ({ activityId, person }, reason) => taken({ person, reason, replaces: activityId }),
    async runs(count, change) {
      const runs = Array.from({ length: count }, (_, number) => begunRun(change, someone(number)));
      for (const run of runs) {
        open.set(run.owner.userId, run);
        await book.put(reminderOf(run));
      }
      return runs;
    },
    change: (run, change) => open.set(run.owner.userId, { ...run, ...change } as Run),
    end: (run) => open.delete(run.owner.userId),
    sweeper: (other) =>
      createSweep({
        book,
        runs: {
          current: async ({ userId }) => {
            const value = open.get(userId);
            return value && { value, version: '1' };
          },
        },
        zoneOf: async () => scene.zone,
        send: scene.send,
        sendOfAge: scene.sendOfAge,
        clock,
        log: noting(scene.logged),
        settings,
        ...other,
      }),
    messages(runs) {
      const got = runs.map(
        ({ owner }) => scene.sent.filter(({ person }) => person.userId === owner.userId).length,
      );
      return Array.from(
        { length: Math.max(...got, 0) + 1 },
        (_, n) => got.filter((count) => count === n).length,
      );
    },
  };
  return scene;
}

function noting(lines: string[]): Log {
  const note = (event: string, fields?: LogFields) => void lines.push(`${event} ${JSON.stringify(fields)}`);
  return { debug: note, info: note, warn: note, error: note };
}

/**
 * What a sweeper has that is killed when it is about to settle its reminder number `settled`, counted from 0: what it
 * has begun to send is sent, and nothing else is ever done.
 */
export function killedAfter(settled: number, { book, send }: Scene): Pick<SweepParts, 'book' | 'send'> {
  let [left, dead] = [settled, false];
  const never = new Promise<never>(() => undefined);
  const alive = <T>(act: () => Promise<T>): Promise<T> => (dead ? never : act());
  return {
    send: (...what) => alive(() => send(...what)),
    book: {
      ...book,
      claim: (...how) => alive(() => book.claim(...how)),
      settle(claim, next) {
        dead ||= left <= 0;
        left -= 1;
        return alive(() => book.settle(claim, next));
      },
    },
  };
}
