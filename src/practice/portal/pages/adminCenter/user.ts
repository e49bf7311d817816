import { roleName } from '../../../directory/roleTemplates';
import { mobileForCodes } from '../../../world/accounts';
import type { Account } from '../../../world/world';
import { html, type Html } from '../../html';
import { crumbs, top, userName } from '../../parts';
import { time } from '../../times';
import { about, center, pathOf } from './desk';

/** `/practice/admin-center/user?id=…`: one account, and what can be done with it. */
export const userPage = about((_visit, account) => ({
  kind: 'page',
  place: 'admin-center',
  title: account.displayName,
  body: html`${crumbs([{ name: 'Users' }, { name: 'Active users', path: center }, { name: account.displayName }])}
    ${top({ title: account.displayName, eyebrow: userName(account.userPrincipalName) })}
    <section class="card" aria-labelledby="admin-center">
      <h2 id="admin-center">Microsoft 365 admin center</h2>
      <div class="row">
        <a class="button second" href="${pathOf('contact', account)}">Manage contact information</a>
        <a class="button second" href="${pathOf('reset-password', account)}">Reset password</a>
        <a class="button second" href="${center}/per-user-mfa">Multi-factor authentication</a>
      </div>
      ${facts(account)}
    </section>
    <section class="card" aria-labelledby="entra">
      <h2 id="entra">Microsoft Entra admin center</h2>
      <p class="quiet">In a real tenant this is another site: “Users”, then the same account.</p>
      <div class="row">
        <a class="button second" href="${pathOf('authentication-methods', account)}"
          >Authentication methods</a
        >
      </div>
    </section>`,
}));

function facts(account: Account): Html {
  const roles = account.roles.map((id) => roleName(id) ?? 'A custom role');
  return html`<dl class="facts">
    <dt>Mobile phone (contact information)</dt>
    <dd>${account.mobilePhone ?? 'none'}</dd>
    <dt>Mobile phone for codes</dt>
    <dd>${mobileForCodes(account) ?? 'none'}</dd>
    <dt>Password last changed</dt>
    <dd>${time(account.lastPasswordChangeDateTime)}</dd>
    <dt>Multi-factor authentication</dt>
    <dd>${account.perUserMfaState}</dd>
    <dt>Roles</dt>
    <dd>${roles.join(', ') || 'none'}</dd>
  </dl>`;
}
