import { accountId, batched, graphUser, scriptedGraph } from './scriptedGraph';
import type { Item } from './scriptedGraph';

const okItem = (body: unknown): Item => ({ status: 200, body });

async function readingsWith(
  changes: Partial<Record<'myRoles' | 'accountRoles' | 'defaults' | 'sharepoint', Item>>,
) {
  const items = {
    myRoles: okItem({ value: [{ roleTemplateId: 'mine' }] }),
    accountRoles: okItem({ value: [] }),
    defaults: okItem({ isEnabled: false }),
    sharepoint: okItem({ isLegacyAuthProtocolsEnabled: true }),
    ...changes,
  };
  const { myRoles, accountRoles, defaults, sharepoint } = items;
  const script = batched(okItem(graphUser()), myRoles, accountRoles, defaults, sharepoint);
  return scriptedGraph([script]).directory.readings(accountId);
}

describe('the readings before the first write', () => {
  it('are read together', async () => {
    expect(await readingsWith({})).toMatchObject({
      account: { ok: true, value: { id: accountId } },
      myRoles: { ok: true, value: ['mine'] },
      accountRoles: { ok: true, value: [] },
      securityDefaults: { ok: true, value: false },
      legacyAuthentication: { ok: true, value: true },
    });
  });

  it.each([true, false])('take the settings of SharePoint wrapped in a value too: %s', async (enabled) => {
    const sharepoint = okItem({ value: { isLegacyAuthProtocolsEnabled: enabled } });
    expect(await readingsWith({ sharepoint })).toMatchObject({
      legacyAuthentication: { ok: true, value: enabled },
    });
  });

  it('do not take a role that may not be read for no role', async () => {
    const accountRoles = okItem({ value: [{ '@odata.type': '#microsoft.graph.directoryRole', id: '1' }] });
    expect(await readingsWith({ accountRoles })).toMatchObject({
      accountRoles: { ok: false, code: 'not-understood' },
    });
  });

  it('do not take a missing switch for one that is off', async () => {
    expect(await readingsWith({ defaults: okItem({}), sharepoint: okItem({ value: {} }) })).toMatchObject({
      securityDefaults: { ok: false, code: 'not-understood' },
      legacyAuthentication: { ok: false, code: 'not-understood' },
    });
  });
});
