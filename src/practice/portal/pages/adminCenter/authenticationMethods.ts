import type { PhoneMethod, PhoneType } from '../../../world/world';
import { html, type Html } from '../../html';
import { crumbs, top } from '../../parts';
import { about, pathOf, wayTo } from './desk';

export const title = 'Authentication methods';
export const phoneNames: Readonly<Record<PhoneType, string>> = {
  mobile: 'Mobile',
  alternateMobile: 'Alternate mobile',
  office: 'Office',
};

/** `/practice/admin-center/authentication-methods?id=…`: the numbers that codes go to. */
export const methodsPage = about((_visit, account) => ({
  kind: 'page',
  place: 'admin-center',
  title,
  body: html`${crumbs([...wayTo(account), { name: title }])}
    ${top({ title, eyebrow: 'Microsoft Entra admin center (practice)', lead: account.displayName })}
    <section class="card" aria-labelledby="usable">
      <div class="spread">
        <h2 id="usable">Usable authentication methods</h2>
        <a class="button" href="${pathOf('authentication-methods/phone', account)}">
          Add authentication method
        </a>
      </div>
      ${
        account.phoneMethods.length === 0
          ? html`<p class="quiet">None: no phone gets a code.</p>`
          : html`<ul class="lines">
              ${account.phoneMethods.map(line)}
            </ul>`
      }
    </section>`,
}));

function line({ phoneType, phoneNumber }: PhoneMethod): Html {
  return html`<li>
    <h3>Phone number: ${phoneNames[phoneType]}</h3>
    <p class="quiet">${phoneNumber}</p>
  </li>`;
}
