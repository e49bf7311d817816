import { setMobilePhone } from '../../../world/adminWrites';
import { fitsContact } from '../../../world/phoneNumber';
import { adminWords } from '../../adminWords';
import { field, form, hidden } from '../../forms';
import { html } from '../../html';
import { crumbs, top } from '../../parts';
import { go, refuse } from '../../visit';
import { about, adminAt, center, pathOf, whyNot, wayTo } from './desk';

const title = 'Manage contact information';

/** `/practice/admin-center/contact?id=…`: the number that people see; codes do not go to it. */
export const contactPage = about((visit, account) => ({
  kind: 'page',
  place: 'admin-center',
  title,
  body: html`${crumbs([...wayTo(account), { name: title }])} ${top({ title })}
    <section class="card narrow" aria-label="${title}">
      ${form(
        visit,
        `${center}/contact`,
        html`${hidden('id', account.id)}
          ${field(visit, {
            name: 'mobile',
            label: 'Mobile phone',
            hint: 'With its country code: +1 2065550123',
            value: account.mobilePhone ?? '',
            autocomplete: 'off',
          })}
          <div class="row">
            <button class="button">Save changes</button>
            <a href="${pathOf('user', account)}">Cancel</a>
          </div>`,
      )}
    </section>`,
}));

/** An empty field takes the number away. */
export const submitContact = about((visit, account) => {
  const mobile = (visit.form.get('mobile') ?? '').trim();
  const here = pathOf('contact', account);
  const why =
    whyNot(visit, account, 'sensitive') ?? (account.onPremisesSyncEnabled && adminWords.synchronised);
  if (why) return refuse(here, why, { kept: { mobile } });
  if (mobile !== '' && !fitsContact(mobile)) {
    return refuse(here, 'The number may have 64 characters at most.', { field: 'mobile', kept: { mobile } });
  }
  setMobilePhone(adminAt(visit), account, mobile === '' ? null : mobile);
  return go(pathOf('user', account), { kind: 'done', text: 'The contact information is saved.' });
});
