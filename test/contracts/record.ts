import type { Exported, RecordBook } from '../../src/procedure/ports/record';
import { changed, type Run } from '../../src/procedure/run';
import { createRecord } from '../../src/record';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepRecord } from '../../src/storage/record';
import { allFindings, begunAt, now, someRun } from '../support/someRun';
import { ada } from '../support/somePeople';
import { ben } from './runs';

const clock = { now: () => Date.parse(now) };

/** A finished run. */
export function endedRun(id: string, owner = ada): Run {
  const done = someRun({
    findings: allFindings('proven'),
    phone: { lastTwo: '23', holder: 'Sam Phone' },
    ...{ state: 'finished', endedAt: now, gapOpenedAt: begunAt, gapClosedAt: now, writes: 'password' },
  });
  return { ...done, id, owner };
}

/** What is exported of a run, which has to be there. */
export async function exportedOf(record: RecordBook, run: Run): Promise<Exported> {
  const exported = await record.exported(run);
  if (!exported) throw new Error('the entry cannot be read');
  return exported;
}

/** What the record promises on every store; `open` gives several processes' views of one empty store. */
export function recordContract(name: string, open: () => Promise<readonly [KeyValue, KeyValue]>): void {
  describe(`${name} keeps the record`, () => {
    let stores: readonly [KeyValue, KeyValue];
    const here = () => createRecord(keepRecord(stores[0]), clock);
    const there = () => createRecord(keepRecord(stores[1]), clock);
    const lengthOf = async () => (await here().check(ben, '')).length;
    const broken = async () => (await here().check(ben, '')).brokenAt;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => Promise.all(stores.map((store) => store.close())));

    test('a run has one entry, however often and wherever it is noted', async () => {
      const run = endedRun('run-1');
      await here().note(run);
      await there().note(run);
      await Promise.all([here().note(run), there().note(run)]);
      expect(await here().headOf(run)).toEqual(await there().headOf(run));
      expect(await lengthOf()).toBe(1);
    });

    test('runs that end at once all get a number of their own, in one chain', async () => {
      const runs = Array.from({ length: 12 }, (_, index) => endedRun(`run-${index}`, index % 2 ? ada : ben));
      await Promise.all(runs.flatMap((run) => [here().note(run), there().note(run)]));
      const reports = await Promise.all(runs.map((run) => exportedOf(there(), run)));
      const numbers = reports.map(({ entry }) => entry.sequence).sort((a, b) => a - b);
      expect(numbers).toEqual(runs.map((_, index) => index + 1));
      expect(new Set(reports.map(({ entry }) => entry.report.person)).size).toBe(2);
      expect(reports.filter(({ names }) => Object.keys(names).length !== 3)).toEqual([]);
      expect([await lengthOf(), await broken()]).toEqual([12, undefined]);
    });

    test('a change gets an entry of its own, once, and the run’s newest entry is that one', async () => {
      const run = endedRun('run-1');
      await here().note(run);
      const lines = { changes: [{ code: 'mfa-disabled', at: now, requestId: 'r-1' }], others: [ben] };
      await here().change(run, 'undone', lines);
      await there().change(run, 'undone', lines);
      const { entry } = await exportedOf(here(), run);
      expect(entry).toMatchObject({ sequence: 2, kind: 'undone', report: { changes: lines.changes } });
      await there().change(changed(run, { gapClosedAt: begunAt }), 'evidence');
      expect([await lengthOf(), await broken()]).toEqual([3, undefined]);
    });

    test('a record longer than a page is read to its end', async () => {
      for (let index = 0; index < 103; index += 1) await here().note(endedRun(`run-${index}`));
      expect([await lengthOf(), await broken()]).toEqual([103, undefined]);
    }, 60_000);

    test('a person’s name and salt can be taken away, and the chain stays whole', async () => {
      const run = endedRun('run-1');
      const before = await exportedOf(here(), run);
      expect(Object.values(before.names).sort()).toEqual(['Ada Example', 'Sam Phone', 'ada@contoso.example']);
      await there().forgetPerson(ada);
      await there().forgetPerson(ada);
      const { names, hash } = await exportedOf(here(), run);
      expect([names, hash]).toEqual([{}, before.hash]);
      const { verdict, brokenAt } = await here().check(ben, JSON.stringify(before));
      expect([verdict, brokenAt]).toEqual([{ kind: 'same', whole: true, forgotten: true }, undefined]);
      const again = await exportedOf(here(), endedRun('run-2'));
      expect(again.entry.report.person).not.toBe(before.entry.report.person);
    });

    test('tenants have records apart', async () => {
      await here().note(endedRun('run-1'));
      await here().note(endedRun('run-2', { ...ada, tenantId: 'another' }));
      expect(await lengthOf()).toBe(1);
    });
  });
}
