import { addPhone, changePhone } from '../../../world/adminWrites';
import { asKept } from '../../../world/phoneNumber';
import type { PhoneType } from '../../../world/world';
import { adminWords } from '../../adminWords';
import { field, form, hidden } from '../../forms';
import { html, type Html } from '../../html';
import { crumbs, top } from '../../parts';
import { go, refuse, type Visit } from '../../visit';
import { phoneNames, title as methods } from './authenticationMethods';
import { about, adminAt, center, pathOf, whyNot, wayTo } from './desk';

const title = 'Add authentication method';
const types: readonly PhoneType[] = ['mobile', 'alternateMobile', 'office'];

/** `/practice/admin-center/authentication-methods/phone?id=…`: the one method that is played here. */
export const addPhonePage = about((visit, account) => ({
  kind: 'page',
  place: 'admin-center',
  title,
  body: html`${crumbs([
      ...wayTo(account),
      { name: methods, path: pathOf('authentication-methods', account) },
      { name: title },
    ])}
    ${top({ title, eyebrow: 'Microsoft Entra admin center (practice)', lead: account.displayName })}
    <section class="card narrow" aria-labelledby="method">
      <h2 id="method">Phone number</h2>
      ${form(
        visit,
        `${center}/authentication-methods/phone`,
        html`${hidden('id', account.id)}
          ${field(visit, {
            name: 'number',
            label: 'Phone number',
            hint: 'With its country code: +1 2065550123',
            autocomplete: 'off',
          })}
          ${typeChoice(visit)}
          <div class="row">
            <button class="button">Add</button>
            <a href="${pathOf('authentication-methods', account)}">Cancel</a>
          </div>`,
      )}
    </section>`,
}));

function typeChoice(visit: Visit): Html {
  const chosen = visit.notice?.kept?.['type'] ?? 'mobile';
  return html`<fieldset class="plain">
    <legend>Phone type</legend>
    ${types.map(
      (type) =>
        html`<label for="${type}" class="tick">
          <input type="radio" id="${type}" name="type" value="${type}" ${type === chosen && html`checked`} />
          <span>${phoneNames[type]}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** A type that the account has already gets the new number. */
export const submitPhone = about((visit, account) => {
  const typed = visit.form.get('number') ?? '';
  const type = types.find((one) => one === visit.form.get('type')) ?? 'mobile';
  const here = pathOf('authentication-methods/phone', account);
  const kept = { number: typed, type };
  const acting = adminAt(visit);
  const own = account.id === acting.by.id ? adminWords['own-method'] : undefined;
  const why = own ?? whyNot(visit, account, 'method');
  if (why) return refuse(here, why, { kept });
  // Graph takes no blanks but one: a person's are left out.
  const number = asKept(typed.replace(/[\s().-]/g, ''));
  if (number === undefined) {
    const text = 'This is no phone number with a country code. An example: +1 2065550123.';
    return refuse(here, text, { field: 'number', kept });
  }
  const phone = account.phoneMethods.find(({ phoneType }) => phoneType === type);
  if (phone) changePhone(acting, account, phone, number);
  else addPhone(acting, account, type, number);
  const text = `${phoneNames[type]} phone number: saved.`;
  return go(pathOf('authentication-methods', account), { kind: 'done', text });
});
