import { beginRun, changed, type Run } from '../../src/procedure/run';
import { instant } from '../../src/procedure/time';
import { keepArchive } from '../../src/storage/archive';
import { keepConversations } from '../../src/storage/conversations';
import type { KeyValue } from '../../src/storage/keyValue';
import { keepPersonalData } from '../../src/storage/personalData';
import { keepReminders } from '../../src/storage/reminderBook';
import { keepRuns } from '../../src/storage/runs';
import { anna, ben } from './runs';

const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-03-02T09:00:00.000Z');
/** So many days after the beginning. */
export const at = (days: number) => instant(start + days * day);

const address = { serviceUrl: 'https://s/', conversationId: 'c', botId: 'b', userChannelId: 'u' };
const heard = (days: number) => ({ ...address, heardOn: at(days).slice(0, 10) });

/** What letting go and forgetting promise on every engine; `open` gives an empty store. */
export function archiveContract(name: string, open: () => Promise<KeyValue>): void {
  let store: KeyValue;
  beforeEach(async () => {
    store = await open();
  });

  async function ends(owner: typeof anna, id: string, days: number): Promise<Run> {
    const runs = keepRuns(store);
    const run = beginRun(id, owner, at(days - 1));
    const ended = changed(run, { state: 'finished', endedAt: at(days) });
    await runs.close(ended, await runs.keep(run, undefined));
    return ended;
  }

  const left = async (person: typeof anna) =>
    (await keepRuns(store).past(person, 50)).map(({ id }) => id).sort();

  describe(`${name} lets go`, () => {
    it('of runs that ended then or earlier, of nobody else’s and of no open one', async () => {
      await ends(anna, 'old', 0);
      await ends(ben, 'edge', 5);
      await ends(ben, 'young', 6);
      await keepRuns(store).keep(beginRun('open', anna, at(0)), undefined);
      expect(await keepArchive(store).letGo(at(5), at(400))).toEqual({ runs: 2, addresses: 0 });
      expect([await left(anna), await left(ben)]).toEqual([[], ['young']]);
      expect((await keepRuns(store).current(anna))?.value.id).toBe('open');
    });

    it('of the oldest first, a bounded number in each call, until none is left', async () => {
      for (const [index, days] of [3, 1, 2].entries()) await ends(anna, `run-${days}-${index}`, days);
      const archive = keepArchive(store, { page: 10, most: 1 });
      const after: (readonly string[])[] = [];
      for (let call = 0; call < 3; call += 1) {
        await archive.letGo(at(9), at(9));
        after.push(await left(anna));
      }
      expect(after).toEqual([['run-2-2', 'run-3-0'], ['run-3-0'], []]);
    });

    it('of all of them though a call reads two at a time, while others look too', async () => {
      for (let days = 1; days <= 7; days += 1) await ends(days % 2 ? anna : ben, `run-${days}`, days);
      const archives = [1, 2].map(() => keepArchive(store, { page: 2, most: 2 }));
      let runs = 0;
      for (let call = 0; call < 6; call += 1) {
        const gone = await Promise.all(archives.map((archive) => archive.letGo(at(6), at(6))));
        runs += gone.reduce((sum, { runs: some }) => sum + some, 0);
      }
      expect([...(await left(anna)), ...(await left(ben))]).toEqual(['run-7']);
      expect(runs).toBe(6);
    });

    it('of what lies behind many that are young', async () => {
      for (let days = 7; days <= 11; days += 1) await ends(anna, `run-${days}`, days);
      await ends(ben, 'old', 1);
      const archive = keepArchive(store, { page: 2, most: 2 });
      for (let call = 0; call < 3; call += 1) await archive.letGo(at(6), at(6));
      expect([(await left(anna)).length, await left(ben)]).toEqual([5, []]);
    });

    it('of an ended run that a kill has left in the open place', async () => {
      await keepRuns(store).keep(
        changed(beginRun('stuck', anna, at(0)), { state: 'cancelled', endedAt: at(1) }),
        undefined,
      );
      expect(await keepArchive(store).letGo(at(1), at(1))).toEqual({ runs: 1, addresses: 0 });
      expect(await store.scan('run')).toEqual([]);
    });

    it('of addresses after the day on which the person was last heard, and of the chat’s place', async () => {
      const conversations = keepConversations(store);
      await conversations.remember(anna, heard(0));
      await conversations.remember(ben, heard(3));
      expect(await keepArchive(store).letGo(at(0), at(0))).toEqual({ runs: 0, addresses: 0 });
      expect(await keepArchive(store).letGo(at(1), at(1))).toEqual({ runs: 0, addresses: 1 });
      expect(await conversations.recall(anna)).toBeUndefined();
      expect(await conversations.recall(ben)).toEqual(heard(3));
    });

    it('of no address where a run is open or a reminder waits', async () => {
      const conversations = keepConversations(store);
      await conversations.remember(anna, heard(0));
      await conversations.remember(ben, heard(0));
      await keepRuns(store).keep(beginRun('open', anna, at(0)), undefined);
      const due = { due: at(500), asked: true, unanswered: 0, runId: 'run' };
      await keepReminders(store).put({ format: 1, person: ben, ...due });
      expect(await keepArchive(store).letGo(at(400), at(400))).toEqual({ runs: 0, addresses: 0 });
      await keepReminders(store).drop(ben);
      expect(await keepArchive(store).letGo(at(400), at(400))).toEqual({ runs: 0, addresses: 1 });
    });

    it('of an address without a day only when its time has passed from now on', async () => {
      await keepConversations(store).remember(anna, address);
      await keepArchive(store).letGo(at(50), at(50));
      await keepArchive(store).letGo(at(50), at(50));
      expect(await keepConversations(store).recall(anna)).toEqual(heard(50));
      expect(await keepArchive(store).letGo(at(51), at(90))).toEqual({ runs: 0, addresses: 1 });
    });
  });

  describe(`${name} forgets`, () => {
    it('everything of one person, hints that lead nowhere included, and nothing of another', async () => {
      const conversations = keepConversations(store);
      const personal = keepPersonalData(store, keepRuns(store));
      for (const [index, person] of [anna, ben].entries()) {
        await ends(person, `past-${person.name}`, 1);
        await keepRuns(store).keep(beginRun(`open-${person.name}`, person, at(2)), undefined);
        await conversations.remember(person, heard(2));
        const due = { asked: true, unanswered: 0 };
        await keepReminders(store).put({ format: 1, person, runId: 'run', due: at(5), ...due });
        const account = { id: `a-${index}`, displayName: 'A', userPrincipalName: 'a@contoso.com' };
        const age = { format: 2, person, account, madeAt: at(1), due: at(9), ...due } as const;
        await keepReminders(store).changeAge({ tenantId: person.tenantId, accountId: account.id }, () => age);
        const shard = (await shardOf(store, person.userId)) ?? '';
        await store.put([shard, 'due', '0000000000000001', person.tenantId, person.userId], null, 'any');
      }
      const all = { 'open-run': 1, 'past-run': 1, address: 1, reminder: 1, 'age-reminder': 1 };
      expect(await personal.of(anna)).toEqual(all);
      await personal.erase(anna);
      expect(await personal.of(anna)).toEqual({});
      expect(await personal.of(ben)).toEqual(all);
      expect(await traces(store, [anna.userId, anna.name])).toEqual([]);
      expect((await traces(store, [ben.userId])).length).toBe(7);
    });
  });
}

const partitions = [
  ...['run', 'past-run', 'conversation', 'dialog-state', 'signed-out', 'record-name', 'reminder-age'],
  ...Array.from({ length: 8 }, (_, index) => `reminder-${index}`),
];

async function shardOf(store: KeyValue, userId: string): Promise<string | undefined> {
  for (const name of partitions.slice(-8)) {
    const entries = await store.scan(name, { prefix: ['of'] });
    if (entries.some(({ key }) => key.includes(userId))) return name;
  }
  return undefined;
}

/** Keys of the records in which one of these texts stands, raw. */
async function traces(store: KeyValue, texts: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(partitions.map((name) => store.scan(name)));
  return found
    .flat()
    .map((entry) => JSON.stringify(entry))
    .filter((raw) => texts.some((text) => raw.includes(text)));
}
