import { perUserMfa } from '../../../dialogs/per-user-mfa/stage';
import type { PerUserMfaState } from '../../../src/procedure/ports/directory';
import type { Run } from '../../../src/procedure/run';
import type { Notice } from '../../../src/procedure/stage';
import { refused, seen, someDirectory } from '../../support/someDirectory';
import { begunAt, now, someDesk, someRun } from '../../support/someRun';

const intends = (to: 'enabled' | 'enforced') =>
  someRun({ intent: { stage: 'per-user-mfa', verb: 'set', params: { to }, at: begunAt } });

async function look(state: PerUserMfaState, notice?: Notice, run: Run = someRun()) {
  const written: string[] = [];
  const directory = someDirectory({
    perUserMfa: async () => seen(state),
    setPerUserMfa: async (_, to) => {
      written.push(to);
      return seen(undefined);
    },
  });
  const seenNow = await perUserMfa.look(someDesk({ run, directory }), notice);
  if (seenNow.kind === 'do') await seenNow.deed.act();
  return { kind: seenNow.kind, written };
}

describe('per-user MFA', () => {
  it.each<[PerUserMfaState, 'enabled' | 'enforced']>([
    ['disabled', 'enabled'],
    ['enabled', 'enforced'],
  ])('that is %s is set to %s', async (state, to) => {
    expect(await look(state)).toEqual({ kind: 'do', written: [to] });
  });

  it('that is enforced is proven for both steps, and never written', async () => {
    const directory = someDirectory({ perUserMfa: async () => seen('enforced') });
    expect(await perUserMfa.look(someDesk({ directory }), undefined)).toMatchObject({
      kind: 'settled',
      findings: [
        { step: 6, verdict: 'proven' },
        { step: 7, verdict: 'proven' },
      ],
    });
    expect(await look('enforced', { kind: 'word', code: 'try' })).toEqual({ kind: 'settled', written: [] });
  });

  it('goes on from enabled to enforced after a write that worked', async () => {
    expect(await look('enabled', { kind: 'written' }, intends('enabled'))).toEqual({
      ...{ kind: 'do', written: ['enforced'] },
    });
  });

  it.each<[string, Notice]>([
    ['accepted and does not show', { kind: 'written' }],
    ['refused', { kind: 'refused', refused: refused() }],
    ['lost', { kind: 'unclear' }],
  ])('is not written again by itself after a write that was %s', async (_, notice) => {
    expect(await look('disabled', notice, intends('enabled'))).toEqual({ kind: 'ask', written: [] });
  });

  it('is written again when a person asks for it', async () => {
    expect(await look('disabled', { kind: 'word', code: 'try' }, intends('enabled'))).toEqual({
      ...{ kind: 'do', written: ['enabled'] },
    });
  });

  it('in a state that is not known is never written', async () => {
    expect(await look('unknown', { kind: 'word', code: 'try' })).toEqual({ kind: 'ask', written: [] });
  });

  it('set by hand is reported, not proven', async () => {
    const press = { verb: 'by-hand', fields: {}, accounts: [], facts: {} };
    expect(await perUserMfa.answer(someDesk(), press)).toMatchObject({
      kind: 'settled',
      findings: [
        { step: 6, verdict: 'reported', at: now },
        { step: 7, verdict: 'reported', at: now },
      ],
    });
  });
});
