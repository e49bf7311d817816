import { readSeen } from '../../src/procedure/migration';
import type { Desk, Press, Reply, Stage } from '../../src/procedure/stage';
import { needsNoPassword } from '../../src/procedure/way';
import type { StageCard } from '../cards/card';
import { migrationCard } from './card';

/**
 * The vendor's replacement, for whoever asks for it on the plan; everybody else passes through. It leads back to the
 * plan. Done is on the administrator's word: no page of Trend Micro names what Microsoft 365 would show of it.
 */
export const migration: Stage<StageCard> = {
  id: 'migration',
  steps: [],
  scopes: { reads: [], writes: [] },

  look(desk, notice) {
    const isAsked = desk.run.migration !== undefined && !needsNoPassword(desk.run);
    return Promise.resolve(
      isAsked ? { kind: 'ask', card: migrationCard(desk, notice) } : { kind: 'settled', findings: [] },
    );
  },

  answer: (desk, press) => Promise.resolve(read(desk, press)),
};

function read({ run, now }: Desk, { verb, fields }: Press): Reply {
  const soFar = run.migration ?? { begunAt: now };
  switch (verb) {
    case 'done':
      return done(soFar, fields.seen, now);
    case 'differs':
      return { kind: 'change', change: { migration: { ...soFar, differedAt: now } } };
    case 'back':
      return { kind: 'settled', findings: [] };
    default:
      return { kind: 'leave' };
  }
}

function done(
  soFar: NonNullable<Desk['run']['migration']>,
  said: string | undefined,
  now: Desk['now'],
): Reply {
  if (said === 'none') return { kind: 'again', notice: { kind: 'word', code: 'not-yet' } };
  const seen = readSeen(said);
  if (!seen) {
    return { kind: 'again', notice: { kind: 'faults', faults: [{ field: 'seen', code: 'missing' }] } };
  }
  const change = { migration: { ...soFar, reported: { seen, at: now } } };
  return { kind: 'settled', findings: [], change };
}
