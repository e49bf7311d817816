import { deleteAppPassword } from '../../world/appPasswords';
import { form, hidden } from '../forms';
import { html } from '../html';
import { crumbs, top } from '../parts';
import { signedInAccount } from '../signedIn';
import { time } from '../times';
import { go, refuse, type Handler } from '../visit';
import { notOfferedWords } from '../words';
import { whyNotOffered } from '../../world/appPasswords';
import { toSignIn } from './securityInfo';

/** `/practice/security-info/delete?id=…`: asks before it is done. */
export const deletePage: Handler = (visit) => {
  const account = signedInAccount(visit);
  if (!account) return toSignIn;
  const found = account.appPasswords.find(({ id }) => id === visit.query.get('id'));
  if (!found) return go('/practice/security-info');
  return {
    kind: 'page',
    place: 'security-info',
    title: 'Delete app password',
    body: html`${crumbs([{ name: 'Security info', path: '/practice/security-info' }, { name: 'Delete app password' }])}
      ${top({ title: 'Delete app password' })}
      <section class="card narrow" aria-label="Delete app password">
        <p>
          Delete <strong>${found.name}</strong>, created ${time(found.createdDateTime)}? Whatever signs in
          with it is locked out at once.
        </p>
        ${form(
          visit,
          '/practice/security-info/delete',
          html`${hidden('id', found.id)}
            <div class="row">
              <button class="button danger">Delete</button>
              <a href="/practice/security-info">Keep it</a>
            </div>`,
        )}
      </section>`,
  };
};

export const submitDelete: Handler = (visit) => {
  const account = signedInAccount(visit);
  if (!account) return toSignIn;
  const why = whyNotOffered(visit.world, account);
  if (why) return refuse('/practice/security-info', notOfferedWords[why]);
  const deleted = deleteAppPassword(visit.world, visit.now, account.id, visit.form.get('id') ?? '');
  const text = deleted ? 'The app password is deleted.' : 'That app password was gone already.';
  return go('/practice/security-info', { kind: 'done', text });
};
