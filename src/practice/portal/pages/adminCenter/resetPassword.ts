import { setPassword, whyPasswordStays } from '../../../world/adminWrites';
import { hashPassword } from '../../../world/hash';
import { isAcceptable } from '../../../world/passwordPolicy';
import { passwordStaysWords } from '../../adminWords';
import { field, form, hidden } from '../../forms';
import { html, type Html } from '../../html';
import { crumbs, top } from '../../parts';
import { go, refuse, type Visit } from '../../visit';
import { about, adminAt, center, pathOf, whyNot, wayTo } from './desk';

const title = 'Reset password';
const automatically = 'Automatically create a password';
const mustChange = 'Require this user to change their password when they first sign in';

/** `/practice/admin-center/reset-password?id=…`: both boxes are ticked at first, as in the real one. */
export const resetPasswordPage = about((visit, account) => ({
  kind: 'page',
  place: 'admin-center',
  title,
  body: html`${crumbs([...wayTo(account), { name: title }])} ${top({ title, lead: account.displayName })}
    <section class="card narrow" aria-label="${title}">
      ${form(
        visit,
        `${center}/reset-password`,
        html`${hidden('id', account.id)} ${box(visit, 'automatic', automatically)}
          ${field(visit, {
            name: 'password',
            label: 'Password',
            hint: '8 to 256 characters, three of: small letters, capital letters, digits, symbols',
            type: 'password',
            autocomplete: 'new-password',
          })}
          ${box(visit, 'forced', mustChange)}
          <div class="row">
            <button class="button">Reset password</button>
            <a href="${pathOf('user', account)}">Cancel</a>
          </div>`,
      )}
    </section>`,
}));

function box(visit: Visit, name: string, label: string): Html {
  return html`<label for="${name}" class="tick">
    <input
      type="checkbox"
      id="${name}"
      name="${name}"
      value="yes"
      ${visit.notice?.kept?.[name] !== 'no' && html`checked`}
    />
    <span>${label}</span>
  </label>`;
}

export const submitResetPassword = about((visit, account) => {
  const password = visit.form.get('password') ?? '';
  const kept = { automatic: answer(visit, 'automatic'), forced: answer(visit, 'forced') };
  const again = (text: string, about: string) =>
    refuse(pathOf('reset-password', account), text, { field: about, kept });
  const stays = whyPasswordStays(adminAt(visit), account);
  const why = whyNot(visit, account, 'password') ?? (stays && passwordStaysWords[stays]);
  if (why) return refuse(pathOf('reset-password', account), why, { kept });
  if (kept.automatic === 'yes') {
    return again(`The procedure wants a password of your own choice: clear “${automatically}”.`, 'automatic');
  }
  if (!isAcceptable(password, visit.world.tenantName)) {
    return again('This password is too simple, too short, or banned. Choose another one.', 'password');
  }
  setPassword(adminAt(visit), account, hashPassword(password), kept.forced === 'yes');
  return go(pathOf('user', account), { kind: 'done', text: 'The password has been reset.' });
});

function answer(visit: Visit, name: string): 'yes' | 'no' {
  return visit.form.get(name) === 'yes' ? 'yes' : 'no';
}
