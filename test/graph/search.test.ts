import fc from 'fast-check';
import { accountId, answer, batched, failure, graphUser, requestsOf, scriptedGraph } from './scriptedGraph';

const page = (...users: readonly Record<string, unknown>[]) => ({ status: 200, body: { value: users } });

/** The OData options of the two questions, as Graph reads them. */
async function optionsFor(text: string) {
  const graph = scriptedGraph([batched(page(), page())]);
  await graph.directory.search(text);
  const [begins, words] = requestsOf(graph.sent[0]).map(
    ({ url }) => new URL(url, 'https://graph.microsoft.com').searchParams,
  );
  return { filter: begins?.get('$filter'), search: words?.get('$search') };
}

describe('the service accounts', () => {
  it('are found by the beginnings of the names that Cloud App Security gives', async () => {
    const graph = scriptedGraph([answer(200, { value: [graphUser()] })]);
    expect(await graph.directory.findServiceAccounts()).toMatchObject({
      ok: true,
      value: { accounts: [{ id: accountId }], more: false },
    });
    const query = graph.sent[0]?.url.searchParams;
    expect(query?.get('$filter')).toBe(
      "startswith(displayName,'Cloud App Security Service Account') or startswith(userPrincipalName,'tmcas')",
    );
    expect(query?.get('$top')).toBe('25');
    expect(query?.get('$select')?.split(',')).toEqual(Object.keys(graphUser()));
  });

  it('may be more than one page', async () => {
    const body = {
      value: [graphUser()],
      '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users?$skiptoken=x',
    };
    const graph = scriptedGraph([answer(200, body)]);
    expect(await graph.directory.findServiceAccounts()).toMatchObject({ value: { more: true } });
    expect(graph.sent).toHaveLength(1);
  });

  it('are refused to whom Graph refuses them', async () => {
    const graph = scriptedGraph([failure(403, 'Authorization_RequestDenied')]);
    expect(await graph.directory.findServiceAccounts()).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

describe('a search', () => {
  it('asks for beginnings and for words at once', async () => {
    const graph = scriptedGraph([
      batched(page(graphUser({ id: '1' })), page(graphUser({ id: '1' }), graphUser({ id: '2' }))),
    ]);
    const found = await graph.directory.search('Cloud App');
    expect(found).toMatchObject({ ok: true, value: { accounts: [{ id: '1' }, { id: '2' }], more: false } });
    expect(requestsOf(graph.sent[0])[1]?.headers).toEqual({ ConsistencyLevel: 'eventual' });
    expect(await optionsFor('Cloud App')).toEqual({
      filter: "startswith(displayName,'Cloud App') or startswith(userPrincipalName,'Cloud App')",
      search: '"displayName:Cloud App"',
    });
  });

  it('goes on with the beginnings when Graph has no words for it', async () => {
    const refusal = { status: 400, body: { error: { code: 'Request_BadRequest' } } };
    const graph = scriptedGraph([batched(page(graphUser()), refusal)]);
    expect(await graph.directory.search('???')).toMatchObject({
      ok: true,
      value: { accounts: [{ id: accountId }] },
    });
  });

  it('goes on with the words when Graph refuses the beginnings', async () => {
    const refusal = { status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } };
    const graph = scriptedGraph([batched(refusal, page(graphUser()))]);
    expect(await graph.directory.search('a')).toMatchObject({
      ok: true,
      value: { accounts: [{ id: accountId }] },
    });
  });

  it.each([0, 1])('has more when question %d has', async (which) => {
    const full = { status: 200, body: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/more' } };
    const graph = scriptedGraph([batched(which === 0 ? full : page(), which === 1 ? full : page())]);
    expect(await graph.directory.search('a')).toMatchObject({ ok: true, value: { more: true } });
  });

  it('is refused when both are', async () => {
    const refusal = { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } };
    const graph = scriptedGraph([batched(refusal, refusal)]);
    expect(await graph.directory.search('a')).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('keeps quotes and backslashes inside their literals', async () => {
    expect(await optionsFor(`O'Neil "x" \\`)).toEqual({
      filter: `startswith(displayName,'O''Neil "x" \\') or startswith(userPrincipalName,'O''Neil "x" \\')`,
      search: `"displayName:O'Neil \\"x\\" \\\\"`,
    });
  });

  it('is not broken by anything that may be typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 150 }), async (text) => {
        const { filter, search } = await optionsFor(text);
        const [, first, second] =
          /^startswith\(displayName,'((?:[^']|'')*)'\) or startswith\(userPrincipalName,'((?:[^']|'')*)'\)$/s.exec(
            filter ?? '',
          ) ?? [];
        expect(first).toBeDefined();
        expect(second).toBe(first);
        expect(search).toMatch(/^"displayName:(?:[^"\\]|\\.)*"$/s);
      }),
    );
  });
});
