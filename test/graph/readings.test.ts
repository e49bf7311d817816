import { accountId, answer, batched, graphUser, requestsOf, scriptedGraph } from './scriptedGraph';
import type { Item, Sent } from './scriptedGraph';

const okItem = (body: unknown): Item => ({ status: 200, body });
const target = { id: accountId, userPrincipalName: 'tmcassp_1@sub@contoso.example' };
const since = '2026-03-02T08:00:00.000Z';

/** Good answers, by what each address ends in. */
const items = {
  'graph.directoryRole': okItem({ value: [] }),
  '/me/transitiveMemberOf/microsoft.graph.directoryRole': okItem({ value: [{ roleTemplateId: 'mine' }] }),
  'graph.group': okItem({ value: [{ id: 'g' }] }),
  '/domains/contoso.example': okItem({ authenticationType: 'Managed', passwordValidityPeriodInDays: 90 }),
  '/identitySecurityDefaultsEnforcementPolicy': okItem({ isEnabled: false }),
  '/conditionalAccess/policies': okItem({ value: [] }),
  '/sharepoint/settings': okItem({ isLegacyAuthProtocolsEnabled: true }),
  '/sms': okItem({ state: 'enabled', includeTargets: [{ id: 'all_users', targetType: 'group' }] }),
  '/authenticationMethodsPolicy': okItem({ policyMigrationState: 'migrationComplete' }),
  '/auditLogs/signIns': okItem({ value: [] }),
};
type Ending = keyof typeof items;

function readingsWith(changes: Partial<Record<Ending, Item>>) {
  const all: Partial<Record<string, Item>> = { ...items, ...changes };
  const endings = Object.keys(all).sort((one, other) => other.length - one.length);
  const itemFor = (url: string) => {
    const path = url.replace(/\?.*/, '');
    return all[endings.find((ending) => path.endsWith(ending)) ?? ''] ?? okItem(graphUser());
  };
  const script = (sent: Sent) => {
    if (sent.url.pathname.endsWith('/$batch'))
      return batched(...requestsOf(sent).map(({ url }) => itemFor(url)))(sent);
    return answer(200, { perUserMfaState: 'enabled' });
  };
  return scriptedGraph(Array.from({ length: 9 }, () => script)).directory.allReadings(target, since);
}

/** A policy for everybody and everything, but for what is said here. */
function policy(conditions: object = {}, rest: object = {}): Item {
  const everything = {
    clientAppTypes: ['all'],
    applications: { includeApplications: ['All'] },
    users: { includeUsers: ['All'] },
  };
  const value = {
    ...{ displayName: 'A policy', state: 'enabled', grantControls: { builtInControls: ['mfa'] } },
    ...rest,
    conditions: { ...everything, ...conditions },
  };
  return okItem({ value: [value] });
}

const accessWith = async (item: Item) =>
  (await readingsWith({ '/conditionalAccess/policies': item })).conditionalAccess;

describe('the readings before the first write', () => {
  it('are read together', async () => {
    expect(await readingsWith({})).toMatchObject({
      account: { ok: true, value: { id: accountId } },
      myRoles: { ok: true, value: ['mine'] },
      accountRoles: { ok: true, value: [] },
      accountGroups: { ok: true, value: ['g'] },
      domain: { ok: true, value: { isFederated: false, passwordDays: 90 } },
      securityDefaults: { ok: true, value: false },
      conditionalAccess: { ok: true, value: [] },
      legacyAuthentication: { ok: true, value: true },
      textMessages: { ok: true, value: { isOn: true, include: { everybody: true } } },
      olderPoliciesGone: { ok: true, value: true },
      perUserMfa: { ok: true, value: 'enabled' },
      signIns: { ok: true, value: [] },
    });
  });

  it.each([true, false])('take the settings of SharePoint wrapped in a value too: %s', async (enabled) => {
    const sharepoint = okItem({ value: { isLegacyAuthProtocolsEnabled: enabled } });
    expect(await readingsWith({ '/sharepoint/settings': sharepoint })).toMatchObject({
      legacyAuthentication: { ok: true, value: enabled },
    });
  });

  it('do not take a role or a group that may not be read for none', async () => {
    const hidden = okItem({ value: [{ '@odata.type': '#microsoft.graph.directoryRole' }] });
    expect(await readingsWith({ 'graph.directoryRole': hidden, 'graph.group': hidden })).toMatchObject({
      accountRoles: { ok: false, code: 'not-understood' },
      accountGroups: { ok: false, code: 'not-understood' },
    });
  });

  it('do not take the first page of groups or policies for all of them', async () => {
    const first = okItem({ value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next' });
    expect(await readingsWith({ 'graph.group': first, '/conditionalAccess/policies': first })).toMatchObject({
      accountGroups: { ok: false, code: 'not-understood' },
      conditionalAccess: { ok: false, code: 'not-understood' },
    });
  });

  it('do not take what is missing for an answer', async () => {
    const nothing = okItem({});
    const changes = Object.fromEntries(Object.keys(items).map((ending) => [ending, nothing]));
    const readings = await readingsWith(changes);
    const understood = Object.entries(readings).filter(([, { ok }]) => ok);
    expect(understood.map(([name]) => name)).toEqual(['account', 'perUserMfa']);
  });

  it('go without the one that nobody answers', async () => {
    const readings = await readingsWith({ '/domains/contoso.example': { status: 500 } });
    expect(readings).toMatchObject({ domain: { code: 'unanswered' }, account: { ok: true } });
  });

  it('leave it open how long a password is good where the domain does not say', async () => {
    const domain = okItem({ authenticationType: 'Federated', passwordValidityPeriodInDays: null });
    const readings = await readingsWith({ '/domains/contoso.example': domain });
    expect(readings.domain).toMatchObject({ value: { isFederated: true, passwordDays: undefined } });
  });
});

describe('a policy of Conditional Access', () => {
  it.each(['disabled', 'enabledForReportingButNotEnforced'])('that is %s changes nothing', async (state) => {
    expect(await accessWith(policy({}, { state }))).toMatchObject({ ok: true, value: [] });
  });

  it('that only shapes the session changes nothing', async () => {
    expect(await accessWith(policy({}, { grantControls: null }))).toMatchObject({ ok: true, value: [] });
  });

  it.each<[string, Item, object]>([
    ['blocks', policy({}, { grantControls: { builtInControls: ['block'] } }), { grants: 'block' }],
    [
      'demands a strength',
      policy({}, { grantControls: { builtInControls: [], authenticationStrength: { id: 's' } } }),
      { grants: 'demand' },
    ],
    [
      'is for browsers',
      policy({ clientAppTypes: ['browser'] }),
      { clients: { legacy: false, browser: true } },
    ],
    [
      'is for other clients',
      policy({ clientAppTypes: ['other'] }),
      { clients: { legacy: true, browser: false } },
    ],
    [
      'is for SharePoint',
      policy({ applications: { includeApplications: ['00000003-0000-0ff1-ce00-000000000000'] } }),
      { covers: { sharePoint: true, browserPages: false } },
    ],
    [
      'leaves the suite out',
      policy({ applications: { includeApplications: ['All'], excludeApplications: ['Office365'] } }),
      { covers: { sharePoint: false, browserPages: true } },
    ],
    [
      'is for setting up methods',
      policy({ applications: { includeUserActions: ['urn:user:registersecurityinfo'] } }),
      { covers: { sharePoint: false, browserPages: true } },
    ],
    [
      'names people',
      policy({ users: { includeUsers: ['u'], includeGroups: ['g'], excludeRoles: ['r'] } }),
      { include: { everybody: false, users: ['u'], groups: ['g'] }, exclude: { roles: ['r'] } },
    ],
    ['counts in places', policy({ locations: { includeLocations: ['All'] } }), { isNarrowed: true }],
    ['counts at a risk', policy({ signInRiskLevels: ['high'] }), { isNarrowed: true }],
    ['counts always', policy({ signInRiskLevels: [], locations: null }), { isNarrowed: false }],
  ])('that %s is read as such', async (_, item, expected) => {
    expect(await accessWith(item)).toMatchObject({ ok: true, value: [expected] });
  });
});
