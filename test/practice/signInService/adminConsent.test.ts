import { openLoopbackServer, type LoopbackServer } from '../../../src/practice/loopbackServer';
import { openOffice, type Office } from './support';

let office: Office;
let server: LoopbackServer;
beforeEach(async () => {
  office = await openOffice();
  office.world.consentedScopes = ['User.Read'];
  server = await openLoopbackServer(0);
  server.serve((request, response, url) => office.service.showAdminConsentPage(request, response, url));
});
afterEach(() => server.close());

const asked = 'https://graph.microsoft.com/User-Phone.ReadWrite.All';

function address(changes: Record<string, string> = {}, tenant = office.world.tenantId): string {
  const query = new URLSearchParams({
    client_id: office.registration.aadAppClientId,
    redirect_uri: office.redirectUri,
    scope: asked,
    state: 'the-state',
    ...changes,
  });
  return `${server.address}/${tenant}/v2.0/adminconsent?${query.toString()}`;
}

const open = (url = address()) => fetch(url, { redirect: 'manual' });

async function answers(choice: 'accept' | 'cancel', url = address(), origin = server.address) {
  const token = /name="token" value="([^"]+)"/.exec(await (await open(url)).text())?.[1] ?? '';
  const body = new URLSearchParams({ token, answer: choice });
  return fetch(url, { method: 'POST', body, headers: { Origin: origin }, redirect: 'manual' });
}

const backOf = (response: Response) => new URL(response.headers.get('location') ?? '');

describe('the page that asks for the whole tenant', () => {
  it('grants exactly what was named, saves it, and goes back without a code', async () => {
    const back = backOf(await answers('accept'));
    expect(back.origin + back.pathname).toBe(office.redirectUri);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      ...{ admin_consent: 'True', tenant: office.world.tenantId, scope: asked, state: 'the-state' },
    });
    expect(office.world.consentedScopes).toEqual(['User.Read', 'User-Phone.ReadWrite.All']);
    expect(office.saves.count).toBe(1);
  });

  it('grants all that the app is registered for when asked by “.default”', async () => {
    await answers('accept', address({ scope: 'https://graph.microsoft.com/.default' }));
    expect(office.world.consentedScopes).toContain('Policy.ReadWrite.AuthenticationMethod');
  });

  it('grants nothing on Cancel, and says so to the app', async () => {
    const back = backOf(await answers('cancel'));
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      ...{ admin_consent: 'True', error: 'consent_required', state: 'the-state' },
    });
    expect(office.world.consentedScopes).toEqual(['User.Read']);
  });

  it.each([
    ['158c047a-c907-4556-b7ef-446551a6b5f7', true], // Cloud Application Administrator
    ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', true], // Application Administrator
    ['e8611ab8-c189-46e8-94e1-60213ab1f814', true], // Privileged Role Administrator
    ['c4e39bd9-1100-46d3-8c65-fb160da0071f', false], // Authentication Administrator
  ])('takes a yes of the role %s: %s', async (role, mayAccept) => {
    office.admin.roles = [role];
    const page = await (await open()).text();
    expect(page.includes('Need admin approval')).toBe(!mayAccept);
    expect(backOf(await answers('accept')).searchParams.has('error')).toBe(!mayAccept);
    expect(office.world.consentedScopes.length).toBe(mayAccept ? 2 : 1);
  });

  it('takes an answer from its own page alone', async () => {
    const response = await answers('accept', address(), 'https://elsewhere.example');
    expect(response.status).toBe(403);
    expect(office.world.consentedScopes).toEqual(['User.Read']);
  });

  it.each([
    ['a redirect URI that is not registered', { redirect_uri: 'https://elsewhere.example/' }],
    ['another app', { client_id: 'a-stranger' }],
  ])('sends nobody on for %s', async (_what, changes) => {
    const response = await open(address(changes));
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it('tells the app about a permission that does not exist', async () => {
    const back = backOf(await open(address({ scope: 'User.Reed' })));
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      ...{ admin_consent: 'True', error: 'invalid_client' },
    });
  });
});
