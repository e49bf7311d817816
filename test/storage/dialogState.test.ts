import { ConversationState, MemoryStorage, TestAdapter, TurnContext } from 'botbuilder';
import type { Activity, Storage, StoreItems } from 'botbuilder';
import { createHash } from 'node:crypto';
import { Conflict } from '../../src/procedure/errors';
import { keepDialogState } from '../../src/storage/dialogState';
import type { KeyValue } from '../../src/storage/keyValue';
import { mortalStore } from '../support/mortalStore';
import { tempFolders } from '../support/tempFolder';

const keyOf = (name: string): ['dialog-state', string] => [
  'dialog-state',
  createHash('sha256').update(name).digest('hex'),
];

describe('the dialog stack', () => {
  const folders = tempFolders();
  let store: KeyValue;
  let state: Storage;
  const eTagOf = (items: StoreItems, name: string) => (items[name] as { eTag: string }).eTag;

  beforeEach(() => {
    store = mortalStore(folders);
    state = keepDialogState(store);
  });
  afterEach(() => store.close());
  afterAll(() => {
    folders.removeAll();
  });

  test('names that were never written are absent from what is read', async () => {
    expect(await state.read(['none'])).toEqual({});
  });

  test('what was written is read back with an eTag, for the names asked for', async () => {
    await state.write({ one: { stack: [1] }, two: { stack: [2] } });
    expect(await state.read(['one', 'none'])).toEqual({
      one: { stack: [1], eTag: expect.any(String) as string },
    });
  });

  test.each([{ eTag: '*' }, { eTag: '' }, {}])('with %p the last writer wins', async (mark) => {
    await state.write({ one: { stack: 'first' } });
    await state.write({ one: { stack: 'second', ...mark } });
    expect(await state.read(['one'])).toMatchObject({ one: { stack: 'second' } });
  });

  test('with the eTag that was read, the second writer gets a conflict', async () => {
    await state.write({ one: { stack: 'first' } });
    const eTag = eTagOf(await state.read(['one']), 'one');
    await state.write({ one: { stack: 'second', eTag } });
    await expect(state.write({ one: { stack: 'third', eTag } })).rejects.toThrow(Conflict);
    expect(await state.read(['one'])).toMatchObject({ one: { stack: 'second' } });
  });

  test('what was deleted is gone, and a delete of nothing is no fault', async () => {
    await state.write({ one: { stack: 1 }, two: { stack: 2 } });
    await state.delete(['one', 'none']);
    expect(Object.keys(await state.read(['one', 'two']))).toEqual(['two']);
  });

  test('names of any length and any characters are kept apart', async () => {
    const names = ['msteams/conversations/a:1/', 'a'.repeat(5000), `${'a'.repeat(5000)}b`, '日本/\0#?'];
    await state.write(Object.fromEntries(names.map((name) => [name, { name }])));
    const items = await state.read(names);
    for (const name of names) expect(items[name]).toMatchObject({ name });
  });

  test.each([{ format: 0, item: { stack: 1 } }, { format: 1, item: 'text' }, { format: 1 }, null, 'text'])(
    'a record that cannot be understood counts as absent and is written over (%j)',
    async (value) => {
      await store.put(keyOf('one'), value, 'any');
      expect(await state.read(['one'])).toEqual({});
      await state.write({ one: { stack: 2, eTag: '*' } });
      expect(await state.read(['one'])).toMatchObject({ one: { stack: 2 } });
    },
  );

  /** What the framework finds in the next turn, and after a clear, with a storage under it. */
  async function lived(storage: Storage): Promise<unknown[]> {
    const activity: Partial<Activity> = {
      type: 'message',
      channelId: 'msteams',
      conversation: { id: 'a:1', name: '', isGroup: false, conversationType: 'personal' },
    };
    const turn = async (work: (context: TurnContext, memory: ConversationState) => Promise<unknown>) => {
      const context = new TurnContext(new TestAdapter(async () => undefined), activity);
      const memory = new ConversationState(storage);
      await memory.load(context);
      const seen = await work(context, memory);
      await memory.saveChanges(context);
      return seen;
    };
    const property = (memory: ConversationState) => memory.createProperty<number[]>('stack');
    return [
      await turn((context, memory) => property(memory).set(context, [1, 2])),
      await turn((context, memory) => property(memory).get(context)),
      await turn((context, memory) => property(memory).set(context, [3])),
      await turn((context, memory) => property(memory).get(context)),
      await turn((context, memory) => memory.clear(context)),
      await turn((context, memory) => property(memory).get(context)),
    ];
  }

  test('the framework lives on it as on its own memory', async () => {
    const found = await lived(state);
    expect(found).toEqual([undefined, [1, 2], undefined, [3], undefined, undefined]);
    expect(found).toEqual(await lived(new MemoryStorage()));
  });
});
