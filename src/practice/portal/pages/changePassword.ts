import { savePassword } from '../../world/console';
import { field, form } from '../forms';
import { html } from '../html';
import { crumbs, top, userName } from '../parts';
import { go, refuse, type Handler } from '../visit';
import { syncWords } from '../words';

const list = '/practice/console/service-account';
const here = `${list}/change-password`;

/** `/practice/console/service-account/change-password`: where the app password is pasted. */
export const changePasswordPage: Handler = (visit) => ({
  kind: 'page',
  place: 'console',
  title: 'Change Password',
  body: html`${crumbs([
      { name: 'Console', path: '/practice/console' },
      { name: 'Administration' },
      { name: 'Service Account', path: list },
      { name: 'Change Password' },
    ])}
    ${top({ title: 'Change Password' })}
    <section class="card narrow" aria-label="Change Password">
      <p class="quiet"><code>${userName(visit.world.console.serviceAccountUserPrincipalName)}</code></p>
      ${form(
        visit,
        here,
        html`${field(visit, {
            name: 'password',
            label: 'New password',
            hint: 'Paste the app password',
            type: 'password',
            autocomplete: 'off',
          })}
          <div class="row">
            <button class="button">Save</button>
            <a href="${list}">Cancel</a>
          </div>`,
      )}
    </section>`,
});

/** Saved, right or wrong; the console then tries it and tells how that went. */
export const submitPassword: Handler = ({ world, now, form: sent }) => {
  const password = sent.get('password') ?? '';
  if (password.trim() === '') {
    return refuse(here, 'Paste the app password first.', { field: 'password' });
  }
  savePassword(world, now, password);
  const problem = world.console.lastSyncProblem;
  if (problem)
    return refuse(here, `Saved, but it does not work. ${syncWords[problem]}`, { field: 'password' });
  return go(list, { kind: 'done', text: 'Saved. SharePoint Online protected. OneDrive protected.' });
};
