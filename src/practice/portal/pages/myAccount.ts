import { signIn } from '../../world/browserSignIn';
import { mobileForCodes } from '../../world/accounts';
import type { Account } from '../../world/world';
import { field, form, hidden } from '../forms';
import { html, type Html } from '../html';
import { top, userName } from '../parts';
import { signedInAccount } from '../signedIn';
import { time } from '../times';
import { go, refuse, type Handler, type Visit } from '../visit';
import { signInWords } from '../words';

/** `/practice/my-account`: the sign-in page, or the account of whoever is signed in. */
export const myAccount: Handler = (visit) => {
  const account = signedInAccount(visit);
  const body = account ? overview(visit, account) : signInPage(visit);
  return { kind: 'page', place: 'my-account', title: account ? 'My Account' : 'Sign in', body };
};

function signInPage(visit: Visit): Html {
  const next = visit.query.get('next') === 'security-info';
  return html`${top({
      title: 'Sign in',
      eyebrow: 'My Account',
      lead: html`${next && 'Security info is open to whoever is signed in. '}Use the service account and the
      password that has just been set, not your own account. In the real tenant, do this in a private browser
      window.`,
    })}
    <section class="card narrow" aria-label="Sign in">
      ${form(
        visit,
        '/practice/my-account/sign-in',
        html`${next && hidden('next', 'security-info')}
          ${field(visit, {
            name: 'user',
            label: 'User name',
            hint: html`Ends in <code>@${visit.world.initialDomain}</code>`,
            value: visit.query.get('user') ?? '',
            autocomplete: 'username',
          })}
          ${field(visit, { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
          <button class="button">Sign in</button>`,
      )}
    </section>`;
}

function overview(visit: Visit, account: Account): Html {
  return html`${top({ title: account.displayName, eyebrow: 'My Account' })}
    ${
      visit.session.signedIn?.withCode === false &&
      html`<p class="notice wait">
        You were not asked for a code: multi-factor authentication is not on for this account.
      </p>`
    }
    <section class="card" aria-labelledby="about">
      <h2 id="about">About this account</h2>
      <dl class="facts">
        <dt>User name</dt>
        <dd>${userName(account.userPrincipalName)}</dd>
        <dt>Mobile phone for codes</dt>
        <dd>${mobileForCodes(account) ?? 'none'}</dd>
        <dt>Multi-factor authentication</dt>
        <dd>${account.perUserMfaState}</dd>
        <dt>Password last changed</dt>
        <dd>${time(account.lastPasswordChangeDateTime)}</dd>
      </dl>
      <div class="row">
        <a class="button" href="/practice/security-info">Security info</a>
        ${form(visit, '/practice/my-account/sign-out', html`<button class="button second">Sign out</button>`)}
      </div>
    </section>`;
}

/** The user name and the password have been typed. */
export const submitSignIn: Handler = ({ world, now, session, form: sent }) => {
  const userPrincipalName = sent.get('user') ?? '';
  const next = sent.get('next') === 'security-info' ? '?next=security-info' : '';
  const outcome = signIn(world, now, { userPrincipalName, password: sent.get('password') ?? '' });
  session.pending = null;
  if (outcome.kind === 'refused') {
    const field = outcome.why === 'wrong' || outcome.why === 'locked' ? 'password' : 'user';
    const kept = { user: userPrincipalName };
    return refuse(`/practice/my-account${next}`, signInWords[outcome.why], { field, kept });
  }
  // Whoever was signed in before has left this browser.
  session.shown = null;
  if (outcome.kind === 'code-sent') {
    session.signedIn = null;
    session.pending = outcome.pending;
    return go(`/practice/my-account/code${next}`);
  }
  session.signedIn = { accountId: outcome.accountId, since: now, withCode: false };
  return go(next ? '/practice/security-info' : '/practice/my-account');
};

export const signOut: Handler = ({ session }) => {
  session.pending = null;
  session.signedIn = null;
  session.shown = null;
  return go('/practice/my-account', { kind: 'done', text: 'You are signed out.' });
};
