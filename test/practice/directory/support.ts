import { createDirectory } from '../../../src/practice/directory';
import { createTroubles } from '../../../src/practice/troubles';
import { plainPolicies } from '../../../src/practice/world/policies';
import type { Account, AuditEntry, SignInEntry, World } from '../../../src/practice/world/world';

export const tenantId = 'a0000000-0000-4000-8000-000000000000';
export const adminId = 'a0000000-0000-4000-8000-000000000001';
export const serviceId = 'a0000000-0000-4000-8000-000000000002';
export const personId = 'a0000000-0000-4000-8000-000000000003';
export const domain = 'northwind.onmicrosoft.com';

/** 2026-11-20T09:00:00.250Z: not a whole second, so that rounding shows. */
export const begin = Date.UTC(2026, 10, 20, 9, 0, 0, 250);

export const role = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedAuthentication: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  authentication: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  authenticationPolicy: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  privilegedRole: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  user: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  helpdesk: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  password: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  sharePoint: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
};

export const allScopes = [
  'User.Read',
  'User.Read.All',
  'RoleManagement.Read.Directory',
  'Policy.Read.All',
  'AuditLog.Read.All',
  'SharePointTenantSettings.Read.All',
  'User-Phone.ReadWrite.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'UserAuthenticationMethod.Read.All',
  'User-PasswordProfile.ReadWrite.All',
  'Policy.ReadWrite.AuthenticationMethod',
  'Domain.Read.All',
];

export function account(id: string, name: string, more: Partial<Account> = {}): Account {
  return {
    id,
    displayName: name,
    userPrincipalName: `${name.replaceAll(' ', '.')}@${domain}`,
    accountEnabled: true,
    userType: 'Member',
    mobilePhone: null,
    businessPhones: [],
    onPremisesSyncEnabled: null,
    passwordPolicies: null,
    isManagementRestricted: false,
    createdDateTime: '2020-03-01T08:00:00.500Z',
    lastPasswordChangeDateTime: '2020-03-01T08:00:00.500Z',
    password: { salt: 's', scrypt: 'before' },
    forceChangePasswordNextSignIn: false,
    perUserMfaState: 'disabled',
    phoneMethods: [],
    appPasswords: [],
    roles: [],
    indexedDateTime: '2020-03-01T08:00:00.500Z',
    ...more,
  };
}

export function signIn(id: string, minutesAgo: number, more: Partial<SignInEntry> = {}): SignInEntry {
  const createdDateTime = new Date(begin - minutesAgo * 60_000).toISOString();
  return {
    id,
    createdDateTime,
    visibleFrom: createdDateTime,
    userId: serviceId,
    appDisplayName: 'My Apps',
    resourceDisplayName: 'My Apps',
    clientAppUsed: 'Browser',
    isInteractive: true,
    ipAddress: '203.0.113.9',
    errorCode: 0,
    failureReason: '',
    authenticationRequirement: 'multiFactorAuthentication',
    authenticationDetails: [
      {
        authenticationMethod: 'Text message',
        succeeded: true,
        authenticationStepDateTime: createdDateTime,
        authenticationStepResultDetail: 'Accepted',
      },
    ],
    ...more,
  };
}

export function audit(id: string, minutesAgo: number, more: Partial<AuditEntry> = {}): AuditEntry {
  const activityDateTime = new Date(begin - minutesAgo * 60_000).toISOString();
  return {
    id,
    activityDateTime,
    visibleFrom: activityDateTime,
    activityDisplayName: 'Create application password for user',
    category: 'UserManagement',
    loggedByService: 'Core Directory',
    operationType: 'Update',
    initiatedByUserId: serviceId,
    targetUserId: serviceId,
    ...more,
  };
}

function smallWorld(): World {
  return {
    tenantId,
    tenantName: 'Northwind (practice)',
    initialDomain: domain,
    adminId,
    securityDefaultsEnabled: false,
    legacyAuthProtocolsEnabled: true,
    appPasswordsAllowed: true,
    premium: true,
    ...plainPolicies(),
    consentedScopes: [],
    accounts: [
      account(adminId, 'Ada Admin', { roles: [role.globalAdministrator] }),
      account(serviceId, 'Cloud App Security Service Account for SharePoint'),
      account(personId, "Pat O'Neill", { mobilePhone: '+1 2065550111' }),
    ],
    signIns: [],
    directoryAudits: [],
    textMessages: [],
    console: {
      serviceAccountUserPrincipalName: '',
      passwordSavedDateTime: null,
      saved: null,
      appPasswordId: null,
      lastSyncDateTime: null,
      lastSyncProblem: null,
    },
  };
}

export interface Ask {
  /** Delegated scopes in the token; every one that the bot asks for, if left out. */
  scopes?: readonly string[];
  /** Object id of the caller; the admin, if left out. */
  as?: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** The members of an answer that tests look at; Graph's own names. */
export interface Body {
  readonly [name: string]: unknown;
  readonly value: readonly Row[];
  readonly error: {
    code: string;
    message: string;
    innerError: { date: string; 'request-id': string; 'client-request-id': string };
  };
  readonly responses: readonly { id: string; status: number; body?: Body; headers?: Row }[];
}

export interface Row {
  readonly [name: string]: unknown;
}

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A tenant of three accounts; the caller is a Global Administrator unless the test says otherwise. */
export function smallTenant() {
  const world = smallWorld();
  const troubles = createTroubles();
  const clock = { now: begin };
  const calls = { saves: 0, catchUps: 0 };
  const send = createDirectory({
    world,
    troubles,
    now: () => clock.now,
    save: async () => void (calls.saves += 1),
    catchUp: () => void (calls.catchUps += 1),
    hashPassword: (plain) => ({ salt: 'fresh', scrypt: `hashed ${plain.length}` }),
    readAccessToken: (token) => {
      const [oid = '', tid = '', scopes = ''] = token.split('|');
      return tid === '' ? undefined : { oid, tid, scopes: scopes.split(',') };
    },
  });

  async function ask(
    method: string,
    path: string,
    { scopes = allScopes, as = adminId, headers, body }: Ask = {},
  ) {
    const response = await send(
      new Request(`https://graph.microsoft.com${path}`, {
        method,
        headers: {
          authorization: `Bearer ${as}|${tenantId}|${scopes.join(',')}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const seen = (text === '' ? undefined : JSON.parse(text)) as Body;
    return { status: response.status, headers: response.headers, body: seen } satisfies Seen;
  }

  function find(id: string): Account {
    const found = world.accounts.find((one) => one.id === id);
    if (!found) throw new Error(`no account ${id}`);
    return found;
  }

  return {
    world,
    troubles,
    clock,
    calls,
    send,
    admin: find(adminId),
    service: find(serviceId),
    person: find(personId),
    get: (path: string, more?: Ask) => ask('GET', path, more),
    patch: (path: string, body: unknown, more?: Ask) => ask('PATCH', path, { body, ...more }),
    post: (path: string, body: unknown, more?: Ask) => ask('POST', path, { body, ...more }),
    remove: (path: string, more?: Ask) => ask('DELETE', path, more),
    ask,
  };
}

/** What of a failure an application goes by. */
export function refusal({ status, body }: Seen): [number, string] {
  return [status, body.error.code];
}

export const denied = [403, 'Authorization_RequestDenied'];
export const eventual = { ConsistencyLevel: 'eventual' };

export function namesIn({ body }: Seen): unknown[] {
  return body.value.map(({ displayName }) => displayName);
}
