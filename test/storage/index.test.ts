import { beginRun } from '../../src/procedure/run';
import { openStorage, StorageFault } from '../../src/storage';
import { at, reminder } from '../contracts/reminderBook';
import { anna } from '../contracts/runs';
import type { Counts } from '../support/countingStore';
import { counting } from '../support/countingStore';
import { tempFolders } from '../support/tempFolder';

describe('the storage', () => {
  const folders = tempFolders();
  const address = { serviceUrl: 'https://s/', conversationId: 'c', botId: 'b', userChannelId: 'u' };
  const run = beginRun('run-1', anna, '2026-03-02T09:00:00.000Z');
  afterAll(() => {
    folders.removeAll();
  });

  test('a run, an address, a reminder and a dialog stack outlive the process, side by side', async () => {
    const options = { dataDir: folders.make(), dataKey: 'k'.repeat(32) };
    const first = await openStorage(options);
    await first.runs.keep(run, undefined);
    await first.conversations.remember(anna, address);
    await first.reminders.put(reminder(anna, at(0)));
    await first.dialogState.write({ one: { stack: 1 } });
    await first.close();
    const second = await openStorage(options);
    expect((await second.runs.current(anna))?.value).toEqual(run);
    expect(await second.conversations.recall(anna)).toEqual(address);
    expect(await second.reminders.of(anna)).toEqual(reminder(anna, at(0)));
    expect(await second.dialogState.read(['one'])).toMatchObject({ one: { stack: 1 } });
    await second.close();
  });

  test('it is ready while it is open', async () => {
    const storage = await openStorage({ dataDir: folders.make(), dataKey: undefined });
    expect(await storage.ready()).toBe(true);
    await storage.close();
    expect(await storage.ready()).toBe(false);
  });

  test('reads and writes can be counted', async () => {
    const counts: Counts = { reads: 0, writes: 0 };
    const storage = await openStorage({
      dataDir: folders.make(),
      dataKey: undefined,
      counted: counting(counts),
    });
    await storage.runs.keep(run, undefined);
    await storage.runs.current(anna);
    await storage.close();
    expect(counts).toEqual({ reads: 1, writes: 1 });
  });

  test('a folder that cannot be opened rejects with advice', async () => {
    const dataDir = folders.make();
    await (await openStorage({ dataDir, dataKey: undefined })).close();
    await expect(openStorage({ dataDir, dataKey: 'k'.repeat(32) })).rejects.toThrow(StorageFault);
  });
});
