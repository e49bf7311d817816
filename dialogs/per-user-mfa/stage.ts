import { proven, reported, type Finding } from '../../src/procedure/finding';
import type { Seen } from '../../src/procedure/answer';
import type { PerUserMfaState } from '../../src/procedure/ports/directory';
import { writing } from '../../src/procedure/hands';
import { accountOf } from '../../src/procedure/require';
import type { Deed, Desk, Look, Notice, Stage } from '../../src/procedure/stage';
import type { Instant } from '../../src/procedure/time';
import type { StageCard } from '../cards/card';
import { orByHand } from '../cards/byHand';
import { byHandCard, stuckCard } from './card';
import { hand } from './words.en';

/**
 * Steps 6 and 7: per-user MFA, read back until it is enforced. Entra turns `enabled` into `enforced` by itself when
 * a phone is registered; where it does not, app passwords would be missing, so `enforced` is then written.
 */
const byBot: Stage<StageCard> = {
  id: 'per-user-mfa',
  steps: [6, 7],
  scopes: { reads: ['Policy.Read.All'], writes: writing['per-user-mfa'] },

  async look(desk, notice) {
    const state = await desk.directory.perUserMfa(accountOf(desk.run).id);
    return state.ok ? judge(desk, state, notice) : { kind: 'ask', card: byHandCard(state, desk.places) };
  },

  answer({ now }, press) {
    if (press.verb === 'by-hand') {
      return Promise.resolve({ kind: 'settled', findings: onWord(now) });
    }
    // Looking again at an account that could not be read is no second attempt: nothing was written yet.
    const tries = press.verb === 'try' || press.facts.stuck !== true;
    return Promise.resolve({
      kind: 'again',
      notice: tries ? { kind: 'word', code: 'try' } : { kind: 'checked' },
    });
  },
};

export const perUserMfa = orByHand(byBot, {
  words: hand,
  link: ({ adminCenter }) => adminCenter,
  async evidence({ directory, run }) {
    const state = await directory.perUserMfa(accountOf(run).id);
    if (!state.ok) return { kind: 'unknown', because: state };
    return state.value === 'enforced' ? { kind: 'proven', findings: enforced(state) } : { kind: 'not-yet' };
  },
  word: ({ now }) => ({ findings: onWord(now) }),
});

function enforced(state: Seen<unknown>): readonly Finding[] {
  return [proven(6, 'mfa-enforced', state), proven(7, 'mfa-enforced', state)];
}

function onWord(now: Instant): readonly Finding[] {
  return [reported(6, 'mfa-enforced', now), reported(7, 'mfa-enforced', now)];
}

/** Never written over an `enforced` one; a write that changed nothing is repeated only when a person asks for it. */
function judge(desk: Desk, state: Seen<PerUserMfaState>, notice: Notice | undefined): Look<StageCard> {
  if (state.value === 'enforced') {
    return { kind: 'settled', findings: enforced(state) };
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
