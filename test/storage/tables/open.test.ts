import { randomUUID } from 'node:crypto';
import { StorageFault } from '../../../src/storage/fault';
import type { TablesEndpoint } from '../../../src/storage/tables/open';
import { openTables } from '../../../src/storage/tables/open';
import type { Azurite } from '../azurite';
import { startAzurite } from '../azurite';
import { impatientClock } from './impatientClock';
import { lost, refused, troubledFetch } from './troubledFetch';

const key = Buffer.from('a key that nobody has').toString('base64');
const json = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

/** The message of the fault that opening ends in. */
async function faultOf(endpoint: TablesEndpoint, fetch: typeof globalThis.fetch = lost): Promise<string> {
  const opening = openTables({ endpoint, clock: impatientClock(), fetch });
  const thrown: unknown = await opening.then(
    () => 'opened',
    (error: unknown) => error,
  );
  return thrown instanceof StorageFault ? thrown.message : String(thrown);
}

describe('opening Azure Tables', () => {
  const account = (host: string) => ({
    connectionString: `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${key};TableEndpoint=https://${host};`,
  });

  test('an identity shows its token to the account and asks nobody else', async () => {
    const asked: string[] = [];
    const scopes: unknown[] = [];
    const store = await openTables({
      endpoint: {
        url: 'https://contoso.table.core.windows.net',
        credential: {
          async getToken(scope) {
            scopes.push(scope);
            return { token: 'the-token', expiresOnTimestamp: Date.parse('2999-01-01') };
          },
        },
      },
      clock: impatientClock(),
      async fetch(input, init) {
        const { url, headers } = new Request(input, init);
        asked.push(`${new URL(url).host} ${headers.get('authorization') ?? ''}`);
        return json({ PartitionKey: 'ready!', RowKey: '', json0: '1' });
      },
    });
    await store.close();
    expect(asked).toEqual(['contoso.table.core.windows.net Bearer the-token']);
    expect(scopes.flat()).toEqual(['https://storage.azure.com/.default']);
  });

  test('an account that does not answer is named, with what to do', async () => {
    expect(await faultOf(account('contoso.table.core.windows.net'))).toMatch(
      /contoso\.table\.core\.windows\.net cannot be reached \(\w+\): check its address/,
    );
  });

  test('an account that does not let the bot in says which role is missing', async () => {
    const line = troubledFetch();
    line.next('GET', refused(403, 'AuthorizationFailure'));
    expect(await faultOf(account('contoso.table.core.windows.net'), line.fetch)).toMatch(
      /Storage Table Data Contributor/,
    );
  });

  test.each([
    '',
    'nonsense',
    `DefaultEndpointsProtocol=https;AccountKey=${key}`,
    `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${key};EndpointSuffix=core.windows.net`,
  ])('a connection string that cannot be used is refused and not repeated (%#)', async (connectionString) => {
    const fault = await faultOf({ connectionString });
    expect(fault).toMatch(/cannot be used: copy it anew/);
    expect(fault).not.toContain(key);
  });

  test('an address that is none is refused', async () => {
    expect(await faultOf({ url: 'contoso', credential: { getToken: async () => null } })).toMatch(
      /cannot be used/,
    );
  });

  test('where queries come in no order a scan sorts its range before it counts', async () => {
    const rows = ['b!', 'c!', 'a!'].map((RowKey) => ({
      'odata.etag': 'W/"1"',
      ...{ PartitionKey: 'p!', RowKey, json0: JSON.stringify(RowKey) },
    }));
    const store = await openTables({
      endpoint: account('contoso.table.cosmos.azure.com:443'),
      clock: impatientClock(),
      fetch: async (input) =>
        new Request(input).url.includes('()') ? json({ value: rows }) : json({ json0: '1' }),
    });
    expect((await store.scan('p', { limit: 2 })).map(({ value }) => value)).toEqual(['a!', 'b!']);
    await store.close();
  });
});

describe('the table itself', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());

  test('many that open at once make one table, and each sees what the others keep', async () => {
    const table = `t${randomUUID().replaceAll('-', '')}`;
    const endpoint = { connectionString: azurite.connectionString };
    const open = () => openTables({ endpoint, table, clock: impatientClock() });
    const stores = await Promise.all([open(), open(), open(), open()]);
    await stores[0].put(['p'], 'kept', 'absent');
    for (const store of stores) expect((await store.get(['p']))?.value).toBe('kept');
    await Promise.all(stores.map((store) => store.close()));
  });

  test('a table that is there is not made again', async () => {
    const line = troubledFetch();
    const endpoint = { connectionString: azurite.connectionString };
    const open = () => openTables({ endpoint, clock: impatientClock(), fetch: line.fetch });
    await (await open()).close();
    await (await open()).close();
    expect(line.asked).toEqual(['GET', 'POST', 'GET']);
  });
});
