import type { Person } from './person';
import { changed, type Run } from './run';
import type { Instant } from './time';

/**
 * The run as a colleague goes on with it: what was found stays; who is signed in and the readings are looked at anew,
 * since rights differ; cards and wishes about reminders were the former owner's.
 */
export function takenOver(run: Run, by: Person, at: Instant): Run {
  const again = changed(run, {
    unsettles: ['sign-in', 'plan'],
    unfinds: [1],
    offer: undefined,
    handOver: undefined,
  });
  const { remindersOff: _, mayWake: __, answered: ___, colleagues: ____, ...rest } = again;
  return { ...rest, owner: by, takenOver: [...(run.takenOver ?? []), { from: run.owner, at }] };
}
