import type { Exported } from '../../src/procedure/ports/record';
import { shortLine, wholeLine } from '../../src/procedure/headLine';
import { createRecord } from '../../src/record';
import { asAWhole } from '../../src/procedure/asAWhole';
import { digestOf, toKeep } from '../../src/record/chain';
import { keepRecord } from '../../src/storage/record';
import { endedRun, exportedOf } from '../contracts/record';
import { ben, tenantId } from '../contracts/runs';
import { emptyMemory, memoryStore } from '../storage/memoryStore';
import { ada } from '../support/somePeople';
import { now } from '../support/someRun';

const clock = { now: () => Date.parse(now) };
const open = () => {
  const store = memoryStore(emptyMemory(), async () => undefined);
  return { store, shelf: keepRecord(store), record: createRecord(keepRecord(store), clock) };
};

let place: ReturnType<typeof open>;
let report: Exported;
beforeEach(async () => {
  place = open();
  for (const id of ['a', 'b', 'c']) await place.record.note(endedRun(id));
  report = await exportedOf(place.record, endedRun('b'));
});

const check = (pasted: unknown, asker = ben) =>
  place.record.check(asker, typeof pasted === 'string' ? pasted : JSON.stringify(pasted));

/** The report after something was changed in its text, with a hash that fits it or the one it had. */
function changed(find: string, by: string, rehashed: boolean): Exported {
  const other = JSON.parse(JSON.stringify(report).replace(find, by)) as Exported;
  expect(other).not.toEqual(report);
  return rehashed ? { ...other, hash: digestOf(other.entry) } : other;
}

describe('a report as it was exported', () => {
  it('is the same, whatever its blanks and the order of its fields', async () => {
    const same = { kind: 'same', whole: true, forgotten: false };
    expect(await check(report)).toEqual({
      ...{ verdict: same, sequence: 2, length: 3, brokenAt: undefined },
      isOwn: false,
    });
    expect((await check(JSON.stringify(report, null, 4))).verdict).toEqual(same);
    const turned = Object.fromEntries(Object.entries(report).reverse());
    expect((await check(turned)).verdict).toEqual(same);
  });
});

describe('a report that was changed', () => {
  it.each([
    ['"verdict":"reported"', '"verdict":"proven"', 8, 'verdict'],
    ['"lastTwo":"23"}', '"lastTwo":"24"}', 4, 'params.lastTwo'],
    ['"requestId":', '"requestID":', 1, 'requestID'],
    ['"state":"finished"', '"state":"cancelled"', undefined, 'state'],
    ['"closedAt":"2026', '"closedAt":"2025', undefined, 'gap.closedAt'],
    ['"kind":"ended"', '"kind":"undone"', undefined, 'kind'],
    ['"Sam Phone"', '"Kim Phone"', undefined, 'names'],
  ])('says where: %s made %s', async (find, by, step, field) => {
    for (const rehashed of [false, true]) {
      const { verdict } = await check(changed(find, by, rehashed));
      if (verdict.kind !== 'changed') throw new Error(`it is ${verdict.kind}`);
      const named = verdict.differences.map((one) => one.field);
      expect(named).toContain(field);
      if (step !== undefined && field !== 'verdict') {
        expect(verdict.differences.find((one) => one.field === field)?.step).toBe(step);
      }
    }
  });

  it('names a step that was taken out, and one that was put in', async () => {
    const { steps } = report.entry.report;
    const put = (entry: unknown) => check({ ...report, entry });
    const less = { ...report.entry, report: { ...report.entry.report, steps: steps.slice(1) } };
    const { verdict } = await put(less);
    if (verdict.kind !== 'changed') throw new Error('unseen');
    expect(new Set(verdict.differences.map(({ step }) => step))).toEqual(new Set([1]));
    const twice = { ...report.entry, report: { ...report.entry.report, steps: [...steps, steps[0]] } };
    expect((await put(twice)).verdict).toEqual({
      kind: 'changed',
      differences: [{ step: undefined, field: 'steps' }],
    });
  });

  it('is told to differ, whatever stands where a step has its number', async () => {
    const [first] = report.entry.report.steps;
    for (const step of [{ toString: 1, valueOf: 1 }, null, 'eight', [8]]) {
      const steps = [{ ...first, step }];
      const made = { ...report, entry: { ...report.entry, report: { ...report.entry.report, steps } } };
      expect((await check(made)).verdict.kind).toBe('changed');
    }
  });

  it('says that the hash or the newest entry does not fit', async () => {
    const differences = (field: string) => ({ kind: 'changed', differences: [{ step: undefined, field }] });
    expect((await check({ ...report, hash: 'f'.repeat(64) })).verdict).toEqual(differences('hash'));
    const head = { ...report.head, hash: 'f'.repeat(64) };
    expect((await check({ ...report, head })).verdict).toEqual(differences('head'));
    expect((await check({ ...report, head: { ...report.head, sequence: 9 } })).verdict).toEqual(
      differences('head'),
    );
  });
});

describe('whose the entry is', () => {
  it('is told by the entry of that number, whatever the report says of itself', async () => {
    await place.record.note(endedRun('d', ben));
    const bens = await exportedOf(place.record, endedRun('d', ben));
    expect((await check(report, ada)).isOwn).toBe(true);
    expect((await check(report, ben)).isOwn).toBe(false);
    expect((await check(wholeLine({ sequence: 4, hash: bens.hash }), ben)).isOwn).toBe(true);
    const renumbered = { ...bens, entry: { ...bens.entry, sequence: 2 } };
    expect((await check(renumbered, ben)).isOwn).toBe(false);
    expect((await check(`9-${report.hash}`, ada)).isOwn).toBe(false);
    expect((await check('nothing', ada)).isOwn).toBe(false);
  });

  it('is nobody’s any more when the person is forgotten', async () => {
    await place.record.forgetPerson(ada);
    expect((await check(report, ada)).isOwn).toBe(false);
  });
});

describe('as a whole', () => {
  it('a report that differs and one that the store does not have are told the same', async () => {
    const less = changed('"state":"finished"', '"state":"cancelled"', true);
    const { sequence: _, ...entry } = less.entry;
    const none = { ...less, entry: { ...entry, sequence: 99 } };
    const [differs, missing] = [asAWhole(await check(less)), asAWhole(await check(none))];
    expect(differs).toEqual({
      ...{ verdict: { kind: 'no-match' }, sequence: 2, length: undefined, brokenAt: undefined },
    });
    expect(missing).toEqual({ ...differs, sequence: 99 });
    const damaged = place.store;
    const [newest] = await damaged.scan('record', { limit: 1 });
    if (newest) await damaged.put(newest.key, { nothing: true }, 'any');
    expect(asAWhole(await check({ ...less, entry: { ...entry, sequence: 3 } })).verdict).toEqual({
      kind: 'no-match',
    });
    expect(asAWhole(await check(`2-${'0'.repeat(64)}`))).toEqual(differs);
  });

  it('a report that fits is told to fit', async () => {
    expect(asAWhole(await check(report)).verdict).toEqual({ kind: 'same', whole: true, forgotten: false });
  });
});

describe('a line', () => {
  it('is found in any text, short or whole, with the breaks of a card', async () => {
    const head = { sequence: 2, hash: report.hash };
    const same = { kind: 'same', whole: false, forgotten: false };
    for (const line of [wholeLine(head), shortLine(head), `<code>${wholeLine(head)}</code>`]) {
      expect((await check(line)).verdict).toEqual(same);
    }
    const broken = wholeLine(head).replace(/.{20}/g, '$&\u200b');
    expect((await check(`The whole line: ${broken}`)).verdict).toEqual(same);
  });

  it('of another hash, or after the end, is told so', async () => {
    expect((await check(`2-${'0'.repeat(64)}`)).verdict).toEqual({ kind: 'changed', differences: [] });
    expect((await check(`4-${report.hash}`)).verdict).toEqual({ kind: 'unknown', why: 'after-the-end' });
  });
});

describe('what is no report', () => {
  it.each([
    '',
    'hello',
    '{}',
    '[]',
    '{"entry":',
    '{"__proto__":{}}',
    'x'.repeat(60_001),
    `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    '11111111-1111-4111-8111-111111111111',
  ])('is said to be none: %.20s', async (text) => {
    expect((await check(text)).verdict).toEqual({ kind: 'unreadable' });
  });

  it('of another tenant is not compared', async () => {
    const other = JSON.parse(JSON.stringify(report).replaceAll(tenantId, 'another')) as Exported;
    expect((await check(other)).verdict).toEqual({ kind: 'unknown', why: 'other-tenant' });
  });

  it('is a report whose field cannot be read, even when its line fits', async () => {
    const text = JSON.stringify(report).slice(0, -1);
    expect((await check(`${text} ${wholeLine({ sequence: 2, hash: report.hash })}`)).verdict).toEqual({
      kind: 'unreadable',
    });
  });
});

describe('a store that was changed', () => {
  const key = async (sequence: number) => {
    const all = await place.store.scan('record');
    const found = all[3 - sequence];
    if (!found) throw new Error('there are three');
    return found.key;
  };

  it('in the past is found broken there', async () => {
    const kept = await place.shelf.at(tenantId, 2);
    const forged = JSON.parse(JSON.stringify(kept?.value).replace('reported', 'proven')) as object;
    await place.store.put(await key(2), forged, 'any');
    expect(await check(report)).toMatchObject({ brokenAt: 2, verdict: { kind: 'changed' } });
  });

  it('and has its whole chain made anew is found out by every report from before', async () => {
    const newest = await exportedOf(place.record, endedRun('c'));
    let previous = '';
    for (const sequence of [1, 2, 3]) {
      const kept = (await place.shelf.at(tenantId, sequence))?.value as ReturnType<typeof toKeep>;
      const entry = sequence === 1 ? kept.entry : { ...kept.entry, previous };
      const forged = toKeep(sequence === 1 ? { ...entry, at: '2020-01-01T00:00:00.000Z' } : entry);
      previous = forged.hash;
      await place.store.put(await key(sequence), forged, 'any');
    }
    const { verdict, brokenAt } = await check(newest);
    expect(brokenAt).toBeUndefined();
    expect(verdict).toEqual({
      kind: 'changed',
      differences: expect.arrayContaining([{ step: undefined, field: 'previous' }]) as unknown,
    });
    expect((await check(wholeLine(newest.head))).verdict.kind).toBe('changed');
  });

  it('and has lost its end does not know the report', async () => {
    const newest = await exportedOf(place.record, endedRun('c'));
    await place.store.delete(await key(3), 'any');
    expect((await check(newest)).verdict).toEqual({ kind: 'unknown', why: 'after-the-end' });
  });
});
