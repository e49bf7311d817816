import type { Account, World } from '../../../world/world';
import { html, type Html } from '../../html';
import { crumbs, top, userName } from '../../parts';
import type { Handler } from '../../visit';
import { accountsToShow, moreOrFewer } from '../../whoMatters';
import { adminAt, center, pathOf } from './desk';

/** `/practice/admin-center`: Users > Active users, from where an administrator does by hand what the bot may not do. */
export const activeUsers: Handler = (visit) => ({
  kind: 'page',
  place: 'admin-center',
  title: 'Active users',
  body: html`${crumbs([{ name: 'Users' }, { name: 'Active users' }])}
    ${top({
      title: 'Active users',
      eyebrow: 'Microsoft 365 admin center (practice)',
      lead: `You are signed in as ${adminAt(visit).by.displayName}, and do what your roles allow.`,
    })}
    <div class="row">
      <a class="button second" href="${center}/per-user-mfa">Multi-factor authentication</a>
      <a class="button second" href="/practice/troubles">How the tenant is set up</a>
    </div>
    ${list(visit.world, visit.query)}`,
});

function list(world: World, query: URLSearchParams): Html {
  return html`<section class="card" aria-labelledby="accounts">
    <div class="spread">
      <h2 id="accounts">Choose an account</h2>
      ${moreOrFewer(center, world, query)}
    </div>
    <div class="scroll">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">Display name</th>
            <th scope="col">Mobile phone</th>
            <th scope="col">Sign-in</th>
          </tr>
        </thead>
        <tbody>
          ${accountsToShow(world, query).map(row)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(account: Account): Html {
  return html`<tr>
    <th scope="row">
      <a href="${pathOf('user', account)}">${account.displayName}</a>
      <span class="upn">${userName(account.userPrincipalName)}</span>
    </th>
    <td data-label="Mobile phone">${account.mobilePhone ?? 'none'}</td>
    <td data-label="Sign-in">${account.accountEnabled ? 'allowed' : 'blocked'}</td>
  </tr>`;
}
