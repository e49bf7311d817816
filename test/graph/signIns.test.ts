import { accountId, answer, requestId, scriptedGraph } from './scriptedGraph';

const since = '2026-03-01T00:00:00.000Z';

describe('the sign-in log', () => {
  const entry = (changes: Record<string, unknown>) => ({
    createdDateTime: '2026-03-02T08:00:00Z',
    clientAppUsed: 'Browser',
    status: { errorCode: 0 },
    ...changes,
  });
  const signIns = async (...value: readonly Record<string, unknown>[]) => {
    const read = await scriptedGraph([answer(200, { value })]).directory.signIns(accountId, since);
    return read.ok ? read.value : read;
  };
  const withDetails = (...details: readonly unknown[]) =>
    entry({ authenticationRequirement: 'multiFactorAuthentication', authenticationDetails: details });
  const passwordStep = { authenticationMethod: 'Password', succeeded: true };

  it('is asked in beta for one account and a time', async () => {
    const graph = scriptedGraph([answer(200, { value: [] })]);
    expect(await graph.directory.signIns(accountId, since)).toMatchObject({ ok: true, value: [], requestId });
    expect(graph.sent[0]?.url.pathname).toBe('/beta/auditLogs/signIns');
    expect(graph.sent[0]?.url.searchParams.get('$filter')).toBe(
      `userId eq '${accountId}' and createdDateTime ge ${since}`,
    );
  });

  it('is told newest first', async () => {
    const older = entry({ createdDateTime: '2026-03-02T07:00:00.1234567Z', status: { errorCode: 50126 } });
    expect(await signIns(older, entry({}))).toEqual([
      { at: '2026-03-02T08:00:00.000Z', errorCode: 0, isLegacyClient: false, withCode: undefined },
      { at: '2026-03-02T07:00:00.123Z', errorCode: 50126, isLegacyClient: false, withCode: undefined },
    ]);
  });

  it('leaves out what has no time or no status', async () => {
    expect(await signIns(entry({ createdDateTime: null }), entry({ status: null }))).toEqual([]);
  });

  it.each([
    ['Browser', false],
    ['Mobile Apps and Desktop clients', false],
    ['modern clients', false],
    ['Other clients', true],
    ['IMAP', true],
    ['', false],
    [null, false],
  ])('tells legacy clients: %s is %s', async (clientAppUsed, isLegacyClient) => {
    expect(await signIns(entry({ clientAppUsed }))).toMatchObject([{ isLegacyClient }]);
  });

  it.each([
    ['one factor was asked for', entry({ authenticationRequirement: 'singleFactorAuthentication' }), false],
    [
      'a text message was answered',
      withDetails(passwordStep, { authenticationMethod: 'Text message', succeeded: true }),
      true,
    ],
    [
      'a text message was not answered',
      withDetails(passwordStep, { authenticationMethod: 'Text message', succeeded: false }),
      false,
    ],
    [
      'an earlier sign-in counted',
      withDetails(passwordStep, { authenticationMethod: 'Previously satisfied', succeeded: true }),
      false,
    ],
    ['the details are not there yet', withDetails(), undefined],
    ['a step has no name', withDetails({ authenticationMethod: null, succeeded: true }), false],
    ['nothing is said', entry({}), undefined],
  ])('tells whether a code was given: %s', async (_, shown, withCode) => {
    expect(await signIns(shown)).toMatchObject([{ withCode }]);
  });
});
