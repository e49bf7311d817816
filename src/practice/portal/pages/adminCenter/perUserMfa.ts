import type { Account, PerUserMfaState } from '../../../world/world';
import { html, type Html } from '../../html';
import { crumbs, top, userName } from '../../parts';
import type { Handler, Visit } from '../../visit';
import { accountsToShow, moreOrFewer } from '../../whoMatters';
import { center } from './desk';

export const title = 'Per-user multi-factor authentication';
export const path = `${center}/per-user-mfa`;
export const acts: Readonly<Record<PerUserMfaState, string>> = {
  enabled: 'Enable MFA',
  enforced: 'Enforce MFA',
  disabled: 'Disable MFA',
};

/** `/practice/admin-center/per-user-mfa`: one account is selected, then what becomes of it; the next page asks again. */
export const perUserMfaPage: Handler = (visit) => ({
  kind: 'page',
  place: 'admin-center',
  title,
  body: html`${crumbs([{ name: 'Users' }, { name: 'Active users', path: center }, { name: title }])}
    ${top({ title, lead: 'Select an account, then say what is to become of it.' })}
    <section class="card" aria-labelledby="accounts">
      <div class="spread">
        <h2 id="accounts">Users</h2>
        ${moreOrFewer(path, visit.world, visit.query)}
      </div>
      <form method="get" action="${path}/confirm">
        ${choices(visit)}
        <div class="row">
          ${button('enabled', 'button')} ${button('enforced', 'button')}
          ${button('disabled', 'button second')}
        </div>
      </form>
    </section>`,
});

function choices({ world, query }: Visit): Html {
  return html`<fieldset class="plain">
    <legend class="sr">Select an account</legend>
    <ul class="lines">
      ${accountsToShow(world, query).map(choice)}
    </ul>
  </fieldset>`;
}

function choice({ id, displayName, userPrincipalName, perUserMfaState }: Account): Html {
  return html`<li>
    <label for="${id}" class="tick">
      <input type="radio" id="${id}" name="id" value="${id}" />
      <span>
        <strong>${displayName}</strong>: ${perUserMfaState}<br />
        <span class="quiet">${userName(userPrincipalName)}</span>
      </span>
    </label>
  </li>`;
}

function button(state: PerUserMfaState, look: string): Html {
  return html`<button class="${look}" name="to" value="${state}">${acts[state]}</button>`;
}
