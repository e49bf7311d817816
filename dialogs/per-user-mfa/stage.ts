import { proven, reported } from '../../src/procedure/finding';
import type { Seen } from '../../src/procedure/answer';
import type { PerUserMfaState } from '../../src/procedure/ports/directory';
import { accountOf } from '../../src/procedure/require';
import type { Deed, Desk, Look, Notice, Stage } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { byHandCard, stuckCard } from './card';

/**
 * Steps 6 and 7: per-user MFA, read back until it is enforced. Entra turns `enabled` into `enforced` by itself when
 * a phone is registered; where it does not, app passwords would be missing, so `enforced` is then written.
 */
export const perUserMfa: Stage<StageCard> = {
  id: 'per-user-mfa',
  steps: [6, 7],
  scopes: { reads: ['Policy.Read.All'], writes: ['Policy.ReadWrite.AuthenticationMethod'] },

  async look(desk, notice) {
    const state = await desk.directory.perUserMfa(accountOf(desk.run).id);
    return state.ok ? judge(desk, state, notice) : { kind: 'ask', card: byHandCard(state, desk.places) };
  },

  answer({ now }, press) {
    if (press.verb === 'by-hand') {
      const findings = [reported(6, 'mfa-enforced', now), reported(7, 'mfa-enforced', now)];
      return Promise.resolve({ kind: 'settled', findings });
    }
    // Looking again at an account that could not be read is no second attempt: nothing was written yet.
    const tries = press.verb === 'try' || press.facts.stuck !== true;
    return Promise.resolve({
      kind: 'again',
      notice: tries ? { kind: 'word', code: 'try' } : { kind: 'checked' },
    });
  },
};

/** Never written over an `enforced` one; a write that changed nothing is repeated only when a person asks for it. */
function judge(desk: Desk, state: Seen<PerUserMfaState>, notice: Notice | undefined): Look<StageCard> {
  if (state.value === 'enforced') {
    return {
      kind: 'settled',
      findings: [proven(6, 'mfa-enforced', state), proven(7, 'mfa-enforced', state)],
    };
  }
  const to = state.value === 'enabled' ? 'enforced' : 'enabled';
  const tried = desk.run.intent?.stage === 'per-user-mfa' && desk.run.intent.params.to === to;
  const failed = notice?.kind === 'refused' || notice?.kind === 'unclear' || notice?.kind === 'checked';
  const asked = notice?.kind === 'word';
  if (state.value === 'unknown' || (!asked && (tried || failed)))
    return { kind: 'ask', card: stuckCard(state.value, desk.places), facts: { stuck: true } };
  return { kind: 'do', deed: write(desk, state.value, to) };
}

function write({ directory, run }: Desk, from: PerUserMfaState, to: 'enabled' | 'enforced'): Deed {
  const { id } = accountOf(run);
  return {
    verb: 'set',
    params: { to },
    change: { before: { 'per-user-mfa': from, ...run.before } },
    async act() {
      const done = await directory.setPerUserMfa(id, to);
      return done.ok ? undefined : done;
    },
  };
}
