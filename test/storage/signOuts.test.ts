import type { KeyValue } from '../../src/storage/keyValue';
import { keepSignOuts } from '../../src/storage/signOuts';
import { signOutsContract } from '../contracts/signOuts';
import { mortalStore } from '../support/mortalStore';
import { tempFolders } from '../support/tempFolder';

const folders = tempFolders();
const stores: KeyValue[] = [];

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  folders.removeAll();
});

signOutsContract('the key-value port', async () => {
  const store = mortalStore(folders);
  stores.push(store);
  return [keepSignOuts(store), keepSignOuts(store)];
});
