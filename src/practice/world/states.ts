import { describeTrouble, isTroubleName, troubleNames, type TroubleName, type Troubles } from '../troubles';
import { roleTemplate } from './identity';
import { newAccount } from './newAccount';
import { accessPolicy } from './policies';
import { purviewScope } from './seed';
import { serviceAccountName } from './specialAccounts';
import type { Account, World } from './world';

/** One respect in which a tenant can differ from one in good order. */
interface WorldState {
  /** One sentence for a person. */
  readonly says: string;
  /** @param now milliseconds since 1970 */
  readonly enter: (world: World, now: number) => void;
}

const account = (says: string, changes: Partial<Account>): WorldState => ({
  says,
  enter: (world) =>
    world.accounts.filter(isTarget).forEach((target) => void Object.assign(target, structuredClone(changes))),
});
const tenant = (says: string, changes: Partial<World>): WorldState => ({
  says,
  enter: (world) => void Object.assign(world, structuredClone(changes)),
});
const isTarget = ({ displayName }: Account): boolean => displayName === serviceAccountName;
const phone = '+1 2065550188';
const writesSomething = /ReadWrite|RevokeSessions/;

/** What a tenant can be like when practice begins; tests take the same ones. */
export const worldStates = {
  'role-missing': {
    says: 'The admin is a Global Reader and nothing else.',
    enter: (world) => {
      const admin = world.accounts.find(({ id }) => id === world.adminId);
      if (admin) admin.roles = [roleTemplate.globalReader];
    },
  },
  'consent-needed': tenant('Nobody has consented to the permissions of the bot.', { consentedScopes: [] }),
  'reading-only': {
    says: 'The bot may read, and change nothing: nobody has consented to the permissions that write.',
    enter: (world) => {
      world.consentedScopes = world.consentedScopes.filter((scope) => !writesSomething.test(scope));
    },
  },
  'security-defaults': tenant('Security defaults are on.', { securityDefaultsEnabled: true }),
  'legacy-blocked': tenant('SharePoint refuses apps without modern authentication.', {
    legacyAuthProtocolsEnabled: false,
  }),
  purview: {
    says: 'The bot may search Purview’s audit log, where SharePoint’s sign-ins show.',
    enter: (world) => {
      if (!world.consentedScopes.includes(purviewScope)) world.consentedScopes.push(purviewScope);
    },
  },
  'legacy-retired': tenant('SharePoint turns legacy sign-in away for good; Graph does not show it.', {
    legacySignInRetired: true,
  }),
  'legacy-clients-blocked': tenant('Conditional Access blocks clients without modern authentication.', {
    legacyClientsBlocked: true,
  }),
  'policy-demands-more': {
    says: 'A Conditional Access policy demands a second factor of everybody.',
    enter: (world) => {
      const name = 'Second factor for everybody';
      if (world.conditionalAccessPolicies.some(({ displayName }) => displayName === name)) return;
      world.conditionalAccessPolicies.push(accessPolicy(name));
    },
  },
  'app-passwords-off': tenant('Users may not create app passwords; Graph does not show it.', {
    appPasswordsAllowed: false,
  }),
  'text-messages-off': tenant('Nobody gets codes by text message.', { textMessagesAllowed: false }),
  'text-messages-for-some': tenant('Only a group that the account is not in gets codes by text message.', {
    textMessageTargets: { include: ['some-group'], exclude: [] },
  }),
  'methods-not-migrated': tenant('The older policies on authentication methods still count.', {
    methodsMigrated: false,
  }),
  'no-premium': tenant('There is no Entra ID P1: no sign-in log.', { premium: false }),
  federated: tenant('The accounts sign in at another identity provider.', { federated: true }),
  'password-expires': {
    says: 'The password of the account expires after 90 days.',
    enter: (world) => {
      world.passwordValidityDays = 90;
      for (const target of world.accounts.filter(isTarget)) target.passwordPolicies = null;
    },
  },
  synchronised: account('The account comes from an on-premises directory.', { onPremisesSyncEnabled: true }),
  guest: account('The account is a guest.', { userType: 'Guest' }),
  disabled: account('The sign-in of the account is blocked.', { accountEnabled: false }),
  restricted: account('The account is in a restricted administrative unit.', {
    isManagementRestricted: true,
  }),
  'phone-exists': account('The account has a phone already.', {
    mobilePhone: phone,
    phoneMethods: [{ phoneType: 'mobile', phoneNumber: phone, smsSignInState: 'notEnabled' }],
  }),
  'mfa-enabled-only': account('Per-user MFA is enabled, but not enforced.', { perUserMfaState: 'enabled' }),
  'mfa-enforced': account('Per-user MFA is enforced already.', { perUserMfaState: 'enforced' }),
  'no-account': {
    says: 'No account is named like a service account of Cloud App Security.',
    enter: (world) => {
      const named = /^(Cloud App Security Service Account|tmcas)/;
      world.accounts = world.accounts.filter(
        ({ displayName, userPrincipalName }) => !named.test(displayName) && !named.test(userPrincipalName),
      );
    },
  },
  'several-accounts': { says: 'Two accounts look like the right one.', enter: addTwin },
  migrated: {
    says: 'The console uses an Authorized Account already.',
    enter: (world, now) => void (world.console.authorizedSince ??= new Date(now).toISOString()),
  },
} as const satisfies Readonly<Record<string, WorldState>>;

function addTwin(world: World): void {
  const target = world.accounts.find(isTarget);
  const mailName = 'tmcassp_5be9d2077c31fa642021061708113094';
  if (!target || world.accounts.some(({ userPrincipalName }) => userPrincipalName.startsWith(mailName)))
    return;
  const createdDateTime = '2021-06-17T08:11:30.940Z';
  world.accounts.push(
    newAccount(mailName, target.password, { displayName: serviceAccountName, createdDateTime }),
  );
}

export type StateName = keyof typeof worldStates | TroubleName;

/** Every state: those of the tenant, and the troubles that wait for their next request. */
export const stateNames: readonly StateName[] = [
  ...Object.keys(worldStates).filter((name): name is keyof typeof worldStates =>
    Object.hasOwn(worldStates, name),
  ),
  ...troubleNames,
];

export function describeState(name: StateName): string {
  return isTroubleName(name) ? describeTrouble(name) : worldStates[name].says;
}

/**
 * Brings a tenant into these states, one after the other. It stays in them until it begins anew.
 *
 * @param now milliseconds since 1970
 */
export function enterStates(
  names: readonly StateName[],
  { world, troubles, now }: { readonly world: World; readonly troubles: Troubles; readonly now: number },
): void {
  for (const name of names) {
    if (isTroubleName(name)) troubles.set(name);
    else worldStates[name].enter(world, now);
  }
}
