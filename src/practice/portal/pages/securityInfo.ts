import { whyNotOffered } from '../../world/appPasswords';
import type { Account, AppPassword, PhoneMethod } from '../../world/world';
import { html, type Html } from '../html';
import { crumbs, top } from '../parts';
import { signedInAccount } from '../signedIn';
import { time } from '../times';
import { go, type Handler, type Visit } from '../visit';
import { notOfferedWords } from '../words';

export const toSignIn = go('/practice/my-account?next=security-info');

/** `/practice/security-info`: the sign-in methods of whoever is signed in. */
export const securityInfo: Handler = (visit) => {
  const account = signedInAccount(visit);
  if (!account) return toSignIn;
  return {
    kind: 'page',
    place: 'security-info',
    title: 'Security info',
    body: html`${top({
        title: 'Security info',
        eyebrow: html`Signed in as ${account.displayName}`,
        lead: 'The ways in which this account signs in or proves who it is.',
      })}
      <section class="card" aria-labelledby="methods">
        <div class="spread">
          <h2 id="methods">Sign-in methods</h2>
          <a class="button" href="/practice/security-info/add">Add sign-in method</a>
        </div>
        <ul class="lines">
          ${account.phoneMethods.map(phoneLine)} ${passwordLine(account)} ${appPasswordLines(visit, account)}
        </ul>
      </section>
      <p class="quiet">
        Older guides call this place "Security &amp; Privacy" › "Additional security verification" › "Create
        and manage App Passwords".
      </p>`,
  };
};

function phoneLine({ phoneType, phoneNumber }: PhoneMethod): Html {
  const name = { mobile: 'Phone', alternateMobile: 'Alternate phone', office: 'Office phone' }[phoneType];
  return html`<li>
    <h3>${name}</h3>
    <p class="quiet">${phoneNumber}</p>
  </li>`;
}

function passwordLine(account: Account): Html {
  return html`<li>
    <h3>Password</h3>
    <p class="quiet">Last changed ${time(account.lastPasswordChangeDateTime)}</p>
  </li>`;
}

/** Where app passwords have been switched off, those that exist go on working and can no longer be seen. */
function appPasswordLines({ world }: Visit, account: Account): Html | readonly Html[] {
  const why = whyNotOffered(world, account);
  if (!why) return account.appPasswords.map(appPasswordLine);
  return html`<li>
    <h3>App passwords are not offered</h3>
    <p class="quiet">${notOfferedWords[why]}</p>
  </li>`;
}

function appPasswordLine({ id, name, createdDateTime }: AppPassword): Html {
  const to = `/practice/security-info/delete?id=${encodeURIComponent(id)}`;
  return html`<li class="method">
    <div>
      <h3>App password: ${name}</h3>
      <p class="quiet">Created ${time(createdDateTime)}</p>
    </div>
    <a class="button danger small" href="${to}">Delete<span class="sr"> app password ${name}</span></a>
  </li>`;
}

/** `/practice/security-info/add`: which method to add. */
export const addMethod: Handler = (visit) => {
  const account = signedInAccount(visit);
  if (!account) return toSignIn;
  const why = whyNotOffered(visit.world, account);
  return {
    kind: 'page',
    place: 'security-info',
    title: 'Add sign-in method',
    body: html`${crumbs([{ name: 'Security info', path: '/practice/security-info' }, { name: 'Add sign-in method' }])}
      ${top({ title: 'Add sign-in method', lead: 'Which method would you like to add?' })}
      <section class="card narrow" aria-label="Methods">
        <ul class="lines">
          <li>
            ${
              why
                ? html`<h3>App password</h3>
                    <p class="notice wait">Not offered. ${notOfferedWords[why]}</p>`
                : html`<h3><a href="/practice/security-info/app-password">App password</a></h3>
                    <p class="quiet">For apps that cannot ask for a code.</p>`
            }
          </li>
          <li>
            <h3>Phone</h3>
            <p class="quiet">
              Not played here: the bot registers the phone, or an administrator in the admin center.
            </p>
          </li>
        </ul>
      </section>`,
  };
};
