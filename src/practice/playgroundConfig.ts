import type { Registration } from './registration';
import { chatUserId, personalChatId } from './teamsService/address';
import { stableId } from './world/identity';
import type { Account, World } from './world/world';

/**
 * `.m365agentsplayground.yml` for this tenant: the admin is the one who types, and the chat keeps its id, so that
 * reminders of an earlier start still arrive. It is JSON, which every reader of YAML takes. The Playground wants five
 * more users, and a group chat and a team of which nobody here speaks.
 */
export function playgroundConfig(world: World, registration: Registration): string {
  const admin = world.accounts.find(({ id }) => id === world.adminId);
  if (!admin) throw new Error('The practice tenant has no admin.');
  return JSON.stringify({
    version: '0.1.1',
    tenantId: world.tenantId,
    bot: { id: `28:${registration.botId}`, name: 'Practice bot' },
    currentUser: user(admin),
    users: world.accounts
      .filter(({ id }) => id !== admin.id)
      .slice(0, 5)
      .map(user),
    personalChat: { id: personalChatId(admin) },
    groupChat: { id: stableId('group-chat'), name: 'Group chat' },
    team: {
      id: stableId('team'),
      name: 'Team',
      aadGroupId: stableId('team-group'),
      channels: [{ id: stableId('channel'), name: 'Announcements' }],
    },
  });
}

function user(account: Account): object {
  const [givenName = '', ...rest] = account.displayName.split(' ');
  return {
    id: chatUserId(account),
    name: account.displayName,
    // The Playground's own spelling.
    userPrincipleName: account.userPrincipalName,
    aadObjectId: account.id,
    givenName,
    surname: rest.join(' ') || givenName,
    email: account.userPrincipalName,
  };
}
