import { Conflict } from '../../src/procedure/errors';
import type { Person } from '../../src/procedure/person';
import type { Runs } from '../../src/procedure/ports/runs';
import type { Run } from '../../src/procedure/run';
import { beginRun, changed } from '../../src/procedure/run';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const anna: Person = { tenantId, userId: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', name: 'Anna' };
export const ben: Person = { tenantId, userId: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb', name: 'Ben' };
export const account = {
  id: 'account-1',
  displayName: 'Cloud App Security',
  userPrincipalName: 'cas@contoso.com',
};

export const ended = (run: Run, endedAt: string): Run => changed(run, { state: 'finished', endedAt });

/** What every place for runs promises; `open` is called before each test and finds nothing kept. */
export function runsContract(name: string, open: () => Promise<Runs>): void {
  describe(`${name} keeps runs`, () => {
    let runs: Runs;
    const run = beginRun('run-1', anna, '2026-03-02T09:00:00.000Z');

    beforeEach(async () => {
      runs = await open();
    });

    test('nobody has a run at first', async () => {
      expect(await runs.current(anna)).toBeUndefined();
      expect(await runs.past(anna, 10)).toEqual([]);
      expect(await runs.openOn(tenantId, account.id)).toEqual([]);
    });

    test('a run that is kept is its owner’s current one, with its version, and nobody else’s', async () => {
      const version = await runs.keep(run, undefined);
      expect(await runs.current(anna)).toEqual({ value: run, version });
      expect(await runs.current(ben)).toBeUndefined();
      expect(await runs.current({ ...anna, tenantId: 'another' })).toBeUndefined();
    });

    test('a person gets one run, however many begin at once', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => runs.keep({ ...run, id: `run-${index}` }, undefined)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
      }
    });

    test('who changes a run that was changed meanwhile gets a conflict', async () => {
      const stale = await runs.keep(run, undefined);
      const newer = changed(run, { savedAt: '2026-03-02T10:00:00.000Z' });
      const version = await runs.keep(newer, stale);
      await expect(runs.keep(run, stale)).rejects.toThrow(Conflict);
      await expect(runs.close(ended(run, '2026-03-02T11:00:00.000Z'), stale)).rejects.toThrow(Conflict);
      expect(await runs.current(anna)).toEqual({ value: newer, version });
      expect(await runs.past(anna, 10)).toEqual([]);
    });

    test('an offer is taken by one of twenty', async () => {
      const version = await runs.keep(run, undefined);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () => runs.keep(changed(run, { offer: undefined }), version)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('a closed run is past, and its owner may begin another', async () => {
      const done = ended(run, '2026-03-02T11:00:00.000Z');
      await runs.close(done, await runs.keep(run, undefined));
      expect(await runs.current(anna)).toBeUndefined();
      expect(await runs.past(anna, 10)).toEqual([done]);
      expect(await runs.past(ben, 10)).toEqual([]);
      await runs.keep({ ...run, id: 'run-2' }, undefined);
      expect((await runs.current(anna))?.value.id).toBe('run-2');
    });

    test('the version of a closed run does not fit the next one', async () => {
      const version = await runs.keep(run, undefined);
      await runs.close(ended(run, '2026-03-02T11:00:00.000Z'), version);
      await runs.keep({ ...run, id: 'run-2' }, undefined);
      await expect(runs.keep(run, version)).rejects.toThrow(Conflict);
    });

    test('past runs come newest first, and no more than asked for', async () => {
      const ends = ['2026-03-02T11:00:00.000Z', '2027-01-01T00:00:00.000Z', '2026-03-03T11:00:00.000Z'];
      for (const [index, end] of ends.entries()) {
        const next = { ...run, id: `run-${index}` };
        await runs.close(ended(next, end), await runs.keep(next, undefined));
      }
      expect((await runs.past(anna, 10)).map(({ id }) => id)).toEqual(['run-1', 'run-2', 'run-0']);
      expect((await runs.past(anna, 2)).map(({ id }) => id)).toEqual(['run-1', 'run-2']);
    });

    test('the last ended run is written to in its place, by who has read it last', async () => {
      expect(await runs.lastEnded(anna)).toBeUndefined();
      for (const [index, end] of ['2026-03-02T11:00:00.000Z', '2026-03-03T11:00:00.000Z'].entries()) {
        const next = { ...run, id: `run-${index}` };
        await runs.close(ended(next, end), await runs.keep(next, undefined));
      }
      const last = await runs.lastEnded(anna);
      expect(last?.value.id).toBe('run-1');
      if (!last) return;
      const amended = changed(last.value, { undoing: { left: ['contact-number'] } });
      const version = await runs.amend(amended, last.version);
      await expect(runs.amend(last.value, last.version)).rejects.toThrow(Conflict);
      expect(await runs.lastEnded(anna)).toEqual({ value: amended, version });
      expect((await runs.past(anna, 10)).map(({ id }) => id)).toEqual(['run-1', 'run-0']);
      expect(await runs.lastEnded(ben)).toBeUndefined();
    });

    test('two runs that end at the same moment are both kept', async () => {
      for (const id of ['run-1', 'run-2']) {
        const version = await runs.keep({ ...run, id }, undefined);
        await runs.close(ended({ ...run, id }, '2026-03-02T11:00:00.000Z'), version);
      }
      expect(await runs.past(anna, 10)).toHaveLength(2);
    });

    test('open runs on an account are found, whoever’s they are', async () => {
      const annas = changed(run, { account });
      const bens = changed(beginRun('run-2', ben, run.begunAt), { account });
      await runs.keep(annas, undefined);
      const version = await runs.keep(bens, undefined);
      expect(await runs.openOn(tenantId, account.id)).toEqual([annas, bens]);
      expect(await runs.openOn(tenantId, 'another account')).toEqual([]);
      expect(await runs.openOn('another tenant', account.id)).toEqual([]);
      await runs.close(ended(bens, '2026-03-02T11:00:00.000Z'), version);
      expect(await runs.openOn(tenantId, account.id)).toEqual([annas]);
    });

    test('the open runs of a tenant are found, with an account or without, and of no other tenant', async () => {
      const bens = beginRun('run-2', ben, run.begunAt);
      const version = await runs.keep(bens, undefined);
      await runs.keep(changed(run, { account }), undefined);
      expect(await runs.openIn(tenantId)).toEqual([changed(run, { account }), bens]);
      expect(await runs.openIn('another tenant')).toEqual([]);
      await runs.close(ended(bens, '2026-03-02T11:00:00.000Z'), version);
      expect(await runs.openIn(tenantId)).toHaveLength(1);
    });

    test('the ended runs of a tenant are found, whoever’s they are, and no more than asked for', async () => {
      const ends = ['2026-03-02T11:00:00.000Z', '2026-03-03T11:00:00.000Z'];
      const annas = ends.map((end, index) => ended({ ...run, id: `run-${index}` }, end));
      const bens = ended(beginRun('run-2', ben, run.begunAt), '2026-03-02T10:00:00.000Z');
      const others = { ...bens, owner: { ...ben, tenantId: 'another tenant' } };
      for (const done of [...annas, bens, others])
        await runs.close(done, await runs.keep({ ...done, state: 'open' }, undefined));
      await runs.keep(beginRun('run-3', ben, run.begunAt), undefined);
      const found = await runs.endedIn(tenantId, 10);
      expect(found.toSorted((one, other) => one.id.localeCompare(other.id))).toEqual([...annas, bens]);
      expect(await runs.endedIn(tenantId, 2)).toHaveLength(2);
      expect(await runs.endedIn('a third tenant', 10)).toEqual([]);
    });

    test('open and past runs are counted, everybody’s together, and no further than asked', async () => {
      const none = { count: 0, more: false };
      expect(await runs.count(2)).toEqual({ open: none, past: none });
      await runs.keep(run, undefined);
      await runs.keep(beginRun('run-2', { ...ben, tenantId: 'another' }, run.begunAt), undefined);
      const version = await runs.keep(beginRun('run-3', ben, run.begunAt), undefined);
      expect((await runs.count(3)).open).toEqual({ count: 3, more: false });
      expect((await runs.count(2)).open).toEqual({ count: 2, more: true });
      const bens = (await runs.current(ben))?.value ?? run;
      await runs.close(ended(bens, '2026-03-02T11:00:00.000Z'), version);
      expect(await runs.count(2)).toEqual({
        open: { count: 2, more: false },
        past: { count: 1, more: false },
      });
    });

    test('a run that turns to another account is found there only', async () => {
      const version = await runs.keep(changed(run, { account }), undefined);
      const turned = changed(run, { account: { ...account, id: 'account-2' } });
      await runs.keep(turned, version);
      expect(await runs.openOn(tenantId, account.id)).toEqual([]);
      expect(await runs.openOn(tenantId, 'account-2')).toEqual([turned]);
    });
  });
}
