import { html, type Html } from '../html';
import { top, userName } from '../parts';
import type { Handler } from '../visit';
import { accountsToShow, moreOrFewer } from '../whoMatters';
import type { Account, World } from '../../world/world';

const tiles: readonly { readonly path: string; readonly name: string; readonly what: string }[] = [
  {
    path: '/practice/admin-center',
    name: 'Admin center',
    what: 'Do by hand what the bot may not do: the phone, the password, multi-factor authentication.',
  },
  {
    path: '/practice/phone',
    name: 'Phone',
    what: 'Every text message that the practice tenant sends, with the codes to sign in with.',
  },
  {
    path: '/practice/my-account',
    name: 'My Account',
    what: 'Sign in as the service account, with its password and a code.',
  },
  {
    path: '/practice/security-info',
    name: 'Security info',
    what: 'Create the app password, copy it, delete old ones.',
  },
  {
    path: '/practice/console',
    name: 'Cloud App Security console',
    what: 'Administration, Service Account, Change Password: where the app password goes.',
  },
  {
    path: '/practice/troubles',
    name: 'Troubles',
    what: 'Make something go wrong on purpose, or change how the tenant is set up.',
  },
];

/** `/practice`: what this is, the places, and who is in the tenant. */
export const home: Handler = ({ world, query }) => ({
  kind: 'page',
  place: 'home',
  title: 'Overview',
  body: html`${top({
      title: 'A place to rehearse',
      lead: html`The bot changes accounts of this make-believe tenant, and these pages play what a person does
      outside the chat: read a text message, sign in to My Account, create an app password, save it in the
      console. What the bot may not change, a person changes in the admin center.`,
    })}
    <ul class="tiles">
      ${tiles.map(
        ({ path, name, what }) =>
          html`<li class="card">
            <h2><a href="${path}">${name}</a></h2>
            <p>${what}</p>
          </li>`,
      )}
    </ul>
    ${accounts(world, query)}`,
});

function accounts(world: World, query: URLSearchParams): Html {
  return html`<section class="card" aria-labelledby="accounts">
    <div class="spread">
      <h2 id="accounts">Accounts</h2>
      ${moreOrFewer('/practice', world, query)}
    </div>
    <div class="scroll">
      <table class="stack">
        <caption>
          You are signed in to the chat as
          ${world.accounts.find(({ id }) => id === world.adminId)?.displayName}.
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col">Multi-factor authentication</th>
            <th scope="col">Mobile phone for codes</th>
          </tr>
        </thead>
        <tbody>
          ${accountsToShow(world, query).map((account) => row(world, account))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(world: World, account: Account): Html {
  const isTarget = account.userPrincipalName === world.console.serviceAccountUserPrincipalName;
  const signIn = `/practice/my-account?user=${encodeURIComponent(account.userPrincipalName)}`;
  const mobile = account.phoneMethods.find(({ phoneType }) => phoneType === 'mobile')?.phoneNumber;
  return html`<tr>
    <td>
      <strong>${account.displayName}</strong>
      <span class="upn">${userName(account.userPrincipalName)}</span>
      ${isTarget && html`<a href="${signIn}">Sign in as this account</a>`}
    </td>
    <td data-label="Kind">${kindOf(account)}</td>
    <td data-label="Multi-factor authentication">${mfaState(account)}</td>
    <td data-label="Mobile phone for codes">${mobile ?? 'none'}</td>
  </tr>`;
}

function kindOf(account: Account): string {
  if (!account.accountEnabled) return 'Disabled';
  if (account.userType === 'Guest') return 'Guest';
  return account.onPremisesSyncEnabled ? 'Synced' : 'Cloud';
}

function mfaState({ perUserMfaState }: Account): Html {
  const look = { disabled: 'off', enabled: 'wait', enforced: 'good' } as const;
  return html`<span class="state ${look[perUserMfaState]}">${perUserMfaState}</span>`;
}
