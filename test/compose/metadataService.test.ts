import { appCredential } from '../../src/compose/credentials';
import { publicCloud } from '../../src/teams/cloud';
import { handClock } from '../support/clock';
import { openIdentityHost } from '../support/identityHost';

// In a file of its own: the library remembers for the whole process which kind of host it runs on.

const clientId = '44444444-4444-4444-8444-444444444444';
const environment = { ...process.env };
let host: Awaited<ReturnType<typeof openIdentityHost>>;
beforeAll(async () => {
  host = await openIdentityHost();
  process.env['AZURE_POD_IDENTITY_AUTHORITY_HOST'] = host.origin;
});
afterAll(() => {
  process.env = { ...environment };
  return host.close();
});

test('a virtual machine’s metadata service is asked for the token that the registration trusts', async () => {
  const settings = {
    tenantId: '11111111-1111-4111-8111-111111111111',
    bot: { id: clientId, proof: { kind: 'managed-identity' } },
    app: { clientId: '33333333-3333-4333-8333-333333333333', proof: { kind: 'federated', clientId } },
  } as const;
  const credential = appCredential(settings, { cloud: publicCloud, fetch, clock: handClock() });
  expect('getAssertion' in credential && (await credential.getAssertion())).toBe('a token of the identity');
  const { pathname, headers, query } = host.asked.at(-1) ?? {};
  expect(pathname).toMatch(/^[/]metadata[/]identity[/]oauth2[/]token/);
  expect(headers?.['metadata']).toBe('true');
  expect(query).toMatchObject({ resource: 'api://AzureADTokenExchange', client_id: clientId });
});
