import type { ConversationAddress } from '../../src/procedure/ports/conversations';
import { keepConversations } from '../../src/storage/conversations';
import type { KeyValue } from '../../src/storage/keyValue';
import { anna, ben } from '../contracts/runs';
import type { Counts } from '../support/countingStore';
import { counting } from '../support/countingStore';
import { mortalStore } from '../support/mortalStore';
import { tempFolders } from '../support/tempFolder';

describe('addresses of conversations', () => {
  const folders = tempFolders();
  const address: ConversationAddress = {
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversationId: 'a:1',
    botId: '28:bot',
    userChannelId: '29:anna',
    locale: 'en-GB',
  };
  let store: KeyValue;
  let counts: Counts;

  beforeEach(() => {
    counts = { reads: 0, writes: 0 };
    store = counting(counts)(mortalStore(folders));
  });
  afterEach(() => store.close());
  afterAll(() => {
    folders.removeAll();
  });

  test('a person who never wrote has none', async () => {
    expect(await keepConversations(store).recall(anna)).toBeUndefined();
  });

  test('what was remembered is recalled, for that person only, also by the next process', async () => {
    await keepConversations(store).remember(anna, address);
    expect(await keepConversations(store).recall(anna)).toEqual(address);
    expect(await keepConversations(store).recall(ben)).toBeUndefined();
    expect(await keepConversations(store).recall({ ...anna, tenantId: 'another' })).toBeUndefined();
  });

  test('an unchanged address costs no read and no write', async () => {
    const conversations = keepConversations(store);
    await conversations.remember(anna, address);
    expect(counts).toEqual({ reads: 1, writes: 1 });
    await conversations.remember({ ...anna, name: 'Anna B.' }, { ...address });
    expect(counts).toEqual({ reads: 1, writes: 1 });
  });

  test('an unchanged address costs the next process one read and no write', async () => {
    await keepConversations(store).remember(anna, address);
    await keepConversations(store).remember(anna, address);
    expect(counts).toEqual({ reads: 2, writes: 1 });
  });

  test.each(['serviceUrl', 'conversationId', 'botId', 'userChannelId', 'locale'] as const)(
    'an address with another %s takes the place of the old one',
    async (part) => {
      const conversations = keepConversations(store);
      await conversations.remember(anna, address);
      const newer = { ...address, [part]: 'another' };
      await conversations.remember(anna, newer);
      expect(await conversations.recall(anna)).toEqual(newer);
    },
  );

  test('an address that was forgotten is gone, and is remembered when it comes again', async () => {
    const conversations = keepConversations(store);
    await conversations.remember(anna, address);
    await conversations.forget(anna);
    expect(await conversations.recall(anna)).toBeUndefined();
    await conversations.remember(anna, address);
    expect(await conversations.recall(anna)).toEqual(address);
  });

  test('a person who was out of reach comes back once: heard for the first time, after being lost, after being forgotten', async () => {
    const conversations = keepConversations(store);
    const came: string[] = [];
    const hears = (what: string) =>
      conversations.remember(anna, address, async () => void came.push(`${what}, ${counts.writes}`));
    await hears('new');
    await hears('known');
    await conversations.lose(anna);
    expect(await conversations.recall(anna)).toEqual({ ...address, lost: true });
    await hears('lost');
    await hears('found');
    await conversations.forget(anna);
    await hears('forgotten');
    expect(came).toEqual(['new, 0', 'lost, 2', 'forgotten, 4']);
    expect(await conversations.recall(anna)).toEqual(address);
  });

  test('a person whose coming back broke comes back again', async () => {
    const conversations = keepConversations(store);
    const breaks = () => Promise.reject(new Error('broken'));
    await conversations.remember(anna, address);
    await conversations.lose(anna);
    await expect(conversations.remember(anna, address, breaks)).rejects.toThrow('broken');
    let came = 0;
    await conversations.remember(anna, address, async () => void (came += 1));
    expect(came).toBe(1);
  });

  test('a person whom another process has lost comes back here, once it is read what is kept', async () => {
    const [here, there] = [keepConversations(store), keepConversations(store)];
    let came = 0;
    const comes = async () => void (came += 1);
    await here.remember(anna, address);
    await there.lose(anna);
    await here.recall(anna);
    await here.remember(anna, address, comes);
    expect(came).toBe(1);
  });

  test('nobody can be lost who is not known, or who is heard in the same moment', async () => {
    await keepConversations(store).lose(anna);
    expect(await keepConversations(store).recall(anna)).toBeUndefined();
    await keepConversations(store).remember(anna, address);
    const newer = { ...address, locale: 'de-DE' };
    const slow = keepConversations({
      ...store,
      put: async (...what) => {
        await keepConversations(store).remember(anna, newer);
        return store.put(...what);
      },
    });
    await slow.lose(anna);
    expect(await keepConversations(store).recall(anna)).toEqual(newer);
  });

  test('an address that could not be kept is kept the next time', async () => {
    let isFull = true;
    const conversations = keepConversations({
      ...store,
      put: (key, value, expected) =>
        isFull ? Promise.reject(new Error('full')) : store.put(key, value, expected),
    });
    await expect(conversations.remember(anna, address)).rejects.toThrow('full');
    isFull = false;
    await conversations.remember(anna, address);
    expect(await conversations.recall(anna)).toEqual(address);
  });

  test('a record of another format counts as none', async () => {
    await store.put(['conversation', anna.tenantId, anna.userId], { format: 0, address }, 'any');
    expect(await keepConversations(store).recall(anna)).toBeUndefined();
  });

  test('what this process remembers is bounded', async () => {
    const conversations = keepConversations(store);
    await conversations.remember(anna, address);
    const kept = { format: 1, address };
    const others = { ...store, get: async () => ({ value: kept, version: '1' }) };
    const crowded = keepConversations(others);
    await crowded.remember(anna, address);
    for (let number = 0; number < 1000; number += 1) {
      await crowded.remember({ ...ben, userId: String(number) }, address);
    }
    let reads = 0;
    others.get = async () => {
      reads += 1;
      return { value: kept, version: '1' };
    };
    await crowded.remember({ ...ben, userId: '999' }, address);
    expect(reads).toBe(0);
    await crowded.remember(anna, address);
    expect(reads).toBe(1);
  });
});
