import { TableClient } from '@azure/data-tables';
import type { Clock } from '../../procedure/ports/clock';
import { StorageFault, StorageUnreachable } from '../fault';
import type { Engine } from '../keyValue';
import { isGone, refusalOf } from './answer';
import { placeOf } from './entity';
import { fetchHttpClient } from './httpClient';
import { TablesStore } from './store';
import { untilAnswered } from './untilAnswered';

/** What @azure/data-tables needs of a credential; those of @azure/identity are such. */
export interface TokenCredential {
  getToken(
    scopes: string | string[],
    options?: object,
  ): Promise<{ readonly token: string; readonly expiresOnTimestamp: number } | null>;
}

/** Where the tables are, and who the bot is there. */
export type TablesEndpoint =
  /** The origin of the account's tables, such as `https://contoso.table.core.windows.net`. */
  { readonly url: string; readonly credential: TokenCredential } | { readonly connectionString: string };

export interface TablesOptions {
  readonly endpoint: TablesEndpoint;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch;
  /** Letters and digits, 3 to 63; another one for each bot that shares the account. */
  readonly table?: string;
}

const defaultTable = 'mfabot';

/**
 * Opens a table of Azure Table Storage, and makes it when it is not there. Throws `StorageFault`.
 * Azure Cosmos DB for Table has the same protocol, but its queries come in no order and its row keys end at 255 bytes
 * (Microsoft Learn: cosmos-db/table/faq): there a scan reads its whole range and sorts it.
 */
export async function openTables({ clock, ...options }: TablesOptions): Promise<Engine> {
  const client = clientOf(options);
  const { hostname } = new URL(client.url);
  try {
    await untilAnswered(clock, () => makeTable(client));
  } catch (thrown) {
    if (!(thrown instanceof StorageUnreachable)) throw thrown;
    throw new StorageFault(
      `the storage account at ${hostname} cannot be reached (${thrown.reason}): check its address, and whether its network lets the bot through.`,
    );
  }
  return new TablesStore(client, clock, !/[.]table[.]cosmos(db)?[.]/.test(hostname));
}

/** Looks first: who may read and write records need not be one who may make tables. */
async function makeTable(client: TableClient): Promise<void> {
  const { partitionKey, rowKey } = placeOf(['ready']);
  try {
    await client.getEntity(partitionKey, rowKey);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (isGone(refusal)) return;
    if (refusal.status !== 404) throw thrown;
    await client.createTable();
  }
}

function clientOf({
  endpoint,
  fetch = globalThis.fetch,
  table = defaultTable,
}: Omit<TablesOptions, 'clock'>) {
  const options = {
    httpClient: fetchHttpClient(fetch),
    // The library repeats conditional writes and cannot tell its own: see `untilAnswered`.
    retryOptions: { maxRetries: 0 },
    allowInsecureConnection: true,
  };
  const client = attempt(() =>
    'url' in endpoint
      ? new TableClient(endpoint.url, table, endpoint.credential, options)
      : TableClient.fromConnectionString(endpoint.connectionString, table, options),
  );
  if (!client || !isPrivate(client.url)) {
    // The text itself holds a key, so it is not repeated.
    throw new StorageFault(
      'the address or the connection string of the storage account cannot be used: copy it anew from the Azure portal; it begins with https, or with http on this machine only.',
    );
  }
  return client;
}

function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
