import { setPerUserMfa } from '../../../world/adminWrites';
import type { PerUserMfaState } from '../../../world/world';
import { form, hidden } from '../../forms';
import { html } from '../../html';
import { crumbs, top } from '../../parts';
import { go, refuse } from '../../visit';
import { about, adminAt, center, whyNot } from './desk';
import { acts, path, title } from './perUserMfa';

const meanings: Readonly<Record<PerUserMfaState, string>> = {
  enabled: 'It is asked for a code from its next sign-in on. With a phone registered it is enforced at once.',
  enforced: 'Apps that cannot ask for a code need an app password from now on.',
  disabled: 'It is asked for no code, and has no use for app passwords.',
};

/** `/practice/admin-center/per-user-mfa/confirm?id=…&to=…`: asks before it is done. */
export const confirmMfaPage = about((visit, account) => {
  const to = stateOf(visit.query.get('to'));
  if (!to) return refuse(path, 'Choose what is to become of the account.');
  return {
    kind: 'page',
    place: 'admin-center',
    title: acts[to],
    body: html`${crumbs([
        { name: 'Users' },
        { name: 'Active users', path: center },
        { name: title, path },
        { name: acts[to] },
      ])}
      ${top({ title: `${acts[to]}?`, lead: `${account.displayName}: ${account.perUserMfaState} now.` })}
      <section class="card narrow" aria-label="${acts[to]}">
        <p>${meanings[to]}</p>
        ${form(
          visit,
          path,
          html`${hidden('id', account.id)} ${hidden('to', to)}
            <div class="row">
              <button class="button">${acts[to]}</button>
              <a href="${path}">Cancel</a>
            </div>`,
        )}
      </section>`,
  };
}, path);

export const submitMfa = about((visit, account) => {
  const to = stateOf(visit.form.get('to'));
  if (!to) return refuse(path, 'Choose what is to become of the account.');
  const why = whyNot(visit, account, 'mfa');
  if (why) return refuse(path, why);
  setPerUserMfa(adminAt(visit), account, to);
  const text = `Multi-factor authentication of ${account.displayName} is ${account.perUserMfaState}.`;
  return go(path, { kind: 'done', text });
}, path);

function stateOf(text: string | null): PerUserMfaState | undefined {
  return text === 'enabled' || text === 'enforced' || text === 'disabled' ? text : undefined;
}
