import { createAppPassword } from '../../world/appPasswords';
import { field, form } from '../forms';
import { html } from '../html';
import { crumbs, top } from '../parts';
import { signedInAccount } from '../signedIn';
import { go, refuse, type Handler } from '../visit';
import { appPasswordWords } from '../words';
import { toSignIn } from './securityInfo';

const shownFor = 5 * 60_000;
const nameForm = '/practice/security-info/app-password';
const way = [
  { name: 'Security info', path: '/practice/security-info' },
  { name: 'Add sign-in method', path: '/practice/security-info/add' },
];

/** `/practice/security-info/app-password`: what is the new one for? */
export const appPasswordPage: Handler = (visit) => {
  if (!signedInAccount(visit)) return toSignIn;
  return {
    kind: 'page',
    place: 'security-info',
    title: 'App password',
    body: html`${crumbs([...way, { name: 'App password' }])} ${top({ title: 'App password' })}
      <section class="card narrow" aria-label="App password">
        ${form(
          visit,
          nameForm,
          html`${field(visit, {
              name: 'name',
              label: 'Name',
              hint: 'The procedure uses the name Cloud App Security',
              autocomplete: 'off',
            })}
            <div class="row">
              <button class="button">Create</button>
              <a href="/practice/security-info">Cancel</a>
            </div>`,
        )}
      </section>`,
  };
};

/** The name has been typed: the app password is made, and shown on the next page. */
export const submitAppPassword: Handler = (visit) => {
  const account = signedInAccount(visit);
  if (!account) return toSignIn;
  const name = visit.form.get('name') ?? '';
  const outcome = createAppPassword(visit.world, visit.now, account.id, name);
  if (outcome.kind === 'refused') {
    return refuse(nameForm, appPasswordWords[outcome.why], { field: 'name', kept: { name } });
  }
  visit.session.shown = { name: name.trim(), plain: outcome.plain, expires: visit.now + shownFor };
  return go('/practice/security-info/app-password/created');
};

/** `/practice/security-info/app-password/created`: the one time that it is shown. */
export const appPasswordCreated: Handler = (visit) => {
  const { shown } = visit.session;
  if (!signedInAccount(visit)) return toSignIn;
  if (!shown || visit.now >= shown.expires) return go('/practice/security-info');
  return {
    kind: 'page',
    place: 'security-info',
    title: 'App password created',
    body: html`${crumbs([...way, { name: 'App password' }])}
      ${top({
        title: 'App password created',
        lead: html`It is shown this one time. Copy it now and paste it in the
          <a href="/practice/console/service-account/change-password" target="_blank">console (new tab)</a>:
          not in the chat, and not anywhere else.`,
      })}
      <section class="card" aria-label="The new app password">
        <dl class="facts">
          <dt>Name</dt>
          <dd>${shown.name}</dd>
        </dl>
        <h2 id="password-label">Password</h2>
        <code class="secret" id="app-password" aria-labelledby="password-label">${shown.plain}</code>
        <div class="row">
          <button class="button" type="button" data-copy="app-password" data-said="copied" hidden>
            Copy password to clipboard
          </button>
          ${form(visit, '/practice/security-info/app-password/done', html`<button class="button second">Done</button>`)}
          <span id="copied" role="status"></span>
        </div>
      </section>`,
  };
};

/** Put away: from here on nobody can see it. */
export const appPasswordDone: Handler = ({ session }) => {
  session.shown = null;
  return go('/practice/security-info');
};
