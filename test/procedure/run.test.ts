import fc from 'fast-check';
import { proven, reported } from '../../src/procedure/finding';
import {
  beginRun,
  changed,
  gapIsOpen,
  hasWritten,
  nextStage,
  upgradeRun,
  type Run,
  type RunChange,
} from '../../src/procedure/run';
import type { StageId } from '../../src/procedure/stageId';
import { seen } from '../support/someDirectory';
import { ada } from '../support/somePeople';
import { allFindings, begunAt, now } from '../support/someRun';

const ids = [
  'sign-in',
  'find-account',
  'plan',
  'phone',
  'password',
  'per-user-mfa',
  'my-account',
  'app-password',
  'cloud-app-security',
  'confirmation',
] as const satisfies readonly StageId[];
const stages = ids.map((id) => ({ id }));

const fresh = beginRun('run-1', ada, begunAt);
const settle = (stage: StageId): RunChange => ({ settles: { stage, at: now } });

const anyStage = fc.constantFrom(...ids);
const anyFinding = fc.constantFrom(...allFindings('proven'), ...allFindings('reported'));
const anyChange: fc.Arbitrary<RunChange> = fc.record(
  {
    settles: anyStage.map((stage) => ({ stage, at: now })),
    unsettles: fc.array(anyStage, { maxLength: 3 }),
    writes: anyStage,
    findings: fc.array(anyFinding, { maxLength: 4 }),
    gapOpenedAt: fc.constantFrom(now, undefined),
    savedAt: fc.constantFrom(now, undefined),
  },
  { requiredKeys: [] },
);
const anyRun: fc.Arbitrary<Run> = fc
  .array(anyChange, { maxLength: 12 })
  .map((changes) => changes.reduce(changed, fresh));

describe('a run that begins', () => {
  it('is open, and has found, settled and written nothing', () => {
    expect(fresh).toEqual({
      ...{ format: 1, id: 'run-1', owner: ada, begunAt, state: 'open' },
      ...{ findings: {}, settled: {} },
    });
    expect(hasWritten(fresh)).toBe(false);
    expect(gapIsOpen(fresh)).toBe(false);
  });
});

describe('a changed run', () => {
  it('leaves the run before as it was', () => {
    fc.assert(
      fc.property(anyRun, anyChange, (run, change) => {
        const before = structuredClone(run);
        changed(run, change);
        expect(run).toEqual(before);
      }),
    );
  });

  it('stays the same when nothing changes', () => {
    fc.assert(fc.property(anyRun, (run) => expect(changed(run, {})).toEqual(run)));
  });

  it('keeps its format, its id, its owner and its beginning', () => {
    fc.assert(
      fc.property(anyRun, ({ format, id, owner, begunAt: begun }) =>
        expect({ format, id, owner, begun }).toEqual({ format: 1, id: 'run-1', owner: ada, begun: begunAt }),
      ),
    );
  });

  it('has a stage settled after it settles, and no longer after it unsettles, whatever came before', () => {
    fc.assert(
      fc.property(anyRun, anyStage, (run, stage) => {
        const settled = changed(run, settle(stage));
        expect(settled.settled[stage]).toBe(now);
        const back = changed(settled, { unsettles: [stage] });
        expect(back.settled).not.toHaveProperty(stage);
        expect({ ...back.settled, [stage]: now }).toEqual(settled.settled);
      }),
    );
  });

  it('goes back to a stage that one change both settles and unsettles', () => {
    expect(changed(fresh, { ...settle('phone'), unsettles: ['phone'] }).settled).toEqual({});
  });

  it('keeps one finding for each step, the newest', () => {
    const told = reported(10, 'app-password-made', now);
    const shown = proven(10, 'app-password-audited', seen(undefined), { at: now });
    const run = [told, shown].reduce((before, finding) => changed(before, { findings: [finding] }), fresh);
    expect(run.findings).toEqual({ 10: shown });
    expect(changed(fresh, { findings: [shown, told] }).findings).toEqual({ 10: told });
  });

  it('never forgets a finding', () => {
    fc.assert(
      fc.property(anyRun, anyChange, (run, change) =>
        expect(Object.keys(changed(run, change).findings)).toEqual(
          expect.arrayContaining(Object.keys(run.findings)),
        ),
      ),
    );
  });

  it('never forgets that a stage has written, and names each once', () => {
    fc.assert(
      fc.property(anyRun, anyStage, anyChange, (run, stage, change) => {
        const { wrote = [] } = changed(changed(run, { writes: stage }), change);
        expect(wrote).toContain(stage);
        expect(new Set(wrote).size).toBe(wrote.length);
      }),
    );
  });

  it('has written only when a stage has', () => {
    expect(hasWritten(changed(fresh, settle('phone')))).toBe(false);
    expect(hasWritten(changed(fresh, { writes: 'phone' }))).toBe(true);
  });

  it('loses what a change takes away', () => {
    const intent = { stage: 'phone', verb: 'save', params: {}, at: now } as const;
    const run = changed(fresh, { intent, phone: { lastTwo: '23', holder: 'Sam' } });
    expect(changed(run, { intent: undefined })).toMatchObject({
      intent: undefined,
      phone: { lastTwo: '23' },
    });
  });

  it('survives being stored', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const stored: unknown = JSON.parse(JSON.stringify(run));
        expect(upgradeRun(stored)).toEqual(run);
      }),
    );
  });
});

describe('the next stage', () => {
  it('is the first that is not settled, in the order of the stages', () => {
    fc.assert(
      fc.property(fc.subarray([...ids]), (done) => {
        const run = done.map(settle).reduce(changed, fresh);
        expect(nextStage(run, stages)?.id).toBe(ids.find((id) => !done.includes(id)));
      }),
    );
  });

  it('follows the order it is given, not one of its own', () => {
    expect(nextStage(fresh, stages.toReversed())?.id).toBe('confirmation');
  });

  it('is an earlier one again after going back', () => {
    const run = ids.map(settle).reduce(changed, fresh);
    expect(nextStage(run, stages)).toBeUndefined();
    expect(nextStage(changed(run, { unsettles: ['per-user-mfa', 'phone'] }), stages)?.id).toBe('phone');
  });
});

describe('the gap in protection', () => {
  it('is open from the password change until the new password is saved', () => {
    const open = changed(fresh, { gapOpenedAt: begunAt });
    expect(gapIsOpen(open)).toBe(true);
    expect(gapIsOpen(changed(open, { gapClosedAt: now }))).toBe(false);
  });

  it('opens again when the password is changed once more', () => {
    const closed = changed(fresh, { gapOpenedAt: begunAt, gapClosedAt: begunAt });
    expect(gapIsOpen(changed(closed, { gapOpenedAt: now, gapClosedAt: undefined }))).toBe(true);
  });
});

describe('a stored run', () => {
  it.each([undefined, null, {}, [], 'run', 1, { format: 0 }, { format: 2 }, { format: '1' }])(
    'that is %j is not half understood',
    (stored) => {
      expect(() => upgradeRun(stored)).toThrow(/cannot be read by this version/);
    },
  );

  it('is not quoted in the error', () => {
    expect(() => upgradeRun({ format: 2, owner: ada })).toThrow(
      'a run of format 2 cannot be read by this version',
    );
  });
});
