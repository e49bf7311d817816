import { createSigningKey } from '../../../src/practice/keys';
import { createRegistration, type Registration } from '../../../src/practice/registration';
import { createSignInService, type SignInService } from '../../../src/practice/signInService';
import { seedWorld } from '../../../src/practice/world/seed';
import type { Account, World } from '../../../src/practice/world/world';

export const start = Date.parse('2026-03-02T09:00:00Z');

export interface Office {
  readonly service: SignInService;
  readonly world: World;
  readonly registration: Registration;
  readonly admin: Account;
  readonly clock: { now: number };
  readonly saves: { count: number };
  readonly redirectUri: string;
  /** POST to the token endpoint, as the app unless the form says otherwise. */
  token(form: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }>;
  get(path: string): Promise<Response>;
}

/** A sign-in service with its own tenant, and a clock that stands still. */
export async function openOffice(): Promise<Office> {
  const world = seedWorld(start);
  const registration = createRegistration(world.tenantId);
  const clock = { now: start };
  const saves = { count: 0 };
  const redirectUri = 'http://127.0.0.1:3978/auth/end';
  const service = createSignInService({
    world,
    registration,
    key: await createSigningKey(),
    now: () => clock.now,
    machineNow: () => clock.now,
    save: async () => {
      saves.count++;
    },
    redirectUris: () => [redirectUri],
  });
  const root = 'https://login.microsoftonline.com';
  return {
    ...{ service, world, registration, clock, saves, redirectUri, admin: adminOf(world) },
    async token(form) {
      const client = {
        client_id: registration.aadAppClientId,
        client_secret: registration.aadAppClientSecret,
      };
      const body = new URLSearchParams({ ...client, ...form });
      const url = `${root}/${world.tenantId}/oauth2/v2.0/token`;
      const response = await service.answer(new Request(url, { method: 'POST', body }));
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    get: (path) => service.answer(new Request(root + path)),
  };
}

function adminOf(world: World): Account {
  const admin = world.accounts.find(({ id }) => id === world.adminId);
  if (!admin) throw new Error('no admin');
  return admin;
}

/** The form of an exchange on a person's behalf. */
export function onBehalfOf(assertion: string, scope = 'https://graph.microsoft.com/User.Read openid') {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    assertion,
    scope,
  };
}
