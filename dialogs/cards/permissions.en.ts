/** Words about permissions of Microsoft Graph that the bot's sign-in does not carry. */

const listed = (names: readonly string[]) => names.join(', ');

export const cannotRead = (names: readonly string[]) =>
  `I cannot see everything here. Not granted to me: ${listed(names)}.`;
export const cannotWrite = (names: readonly string[]) =>
  `I may look in your tenant, but not make this change myself. Not granted to me: ${listed(names)}.`;
/** Microsoft Learn, grant-admin-consent: who may grant delegated permissions of Microsoft Graph for a tenant. */
export const whoGrants =
  'A Global Administrator, Privileged Role Administrator or (Cloud) Application Administrator grants it for the whole tenant, on the page behind “Grant it”; its link can be sent to them.';
export const stillMissing = 'I have asked Microsoft Entra again, and it is not granted yet.';

export const actions = {
  grant: 'Grant it (leaves Teams)',
  granted: 'Granted: look again',
  letBot: 'Let the bot do it',
  roles: 'Roles in the admin center (leaves Teams)',
} as const;
