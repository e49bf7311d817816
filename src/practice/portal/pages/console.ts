import type { World } from '../../world/world';
import { html, type Html } from '../html';
import { crumbs, top, userName } from '../parts';
import { time } from '../times';
import type { Handler } from '../visit';
import { syncWords } from '../words';

const services = ['SharePoint Online', 'OneDrive'];
const serviceAccountPath = '/practice/console/service-account';

/** `/practice/console`: what the console has to report, and the way to the service accounts. */
export const consoleHome: Handler = ({ world }) => ({
  kind: 'page',
  place: 'console',
  title: 'Cloud App Security console',
  body: html`${top({
      title: 'Cloud App Security console',
      eyebrow: 'Practice console',
      lead: 'It plays the part of the Trend Micro console. There is no sign-in here; the real one asks for yours.',
    })}
    <section class="card" aria-labelledby="administration">
      <h2 id="administration">Administration</h2>
      <ul class="lines">
        <li><a href="${serviceAccountPath}">Service Account</a></li>
      </ul>
    </section>
    <section class="card" aria-labelledby="notifications">
      <h2 id="notifications">Notifications</h2>
      ${notifications(world)}
    </section>`,
});

function notifications({ console: state }: World): Html {
  const at = state.lastSyncDateTime && html`<span class="quiet">${time(state.lastSyncDateTime)}</span>`;
  if (state.lastSyncProblem) {
    return html`<p>
      <span class="state bad">Not protected.</span> ${syncWords[state.lastSyncProblem]} ${at}
    </p>`;
  }
  return html`<ul class="lines">
    ${services.map((service) => html`<li><span class="state good">${service} protected.</span> ${at}</li>`)}
  </ul>`;
}

/** `/practice/console/service-account`: Administration > Service Account. */
export const serviceAccounts: Handler = ({ world }) => ({
  kind: 'page',
  place: 'console',
  title: 'Service Account',
  body: html`${crumbs([
      { name: 'Console', path: '/practice/console' },
      { name: 'Administration' },
      { name: 'Service Account' },
    ])}
    ${top({ title: 'Service Account', lead: lastSync(world) })}
    <section class="card" aria-label="Service accounts">
      <div class="scroll">
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Account</th>
              <th scope="col">Status</th>
              <th scope="col">Action</th>
            </tr>
          </thead>
          <tbody>
            ${services.map((service, at) => row(world, service, at === 0))}
          </tbody>
        </table>
      </div>
    </section>
    <p class="quiet">
      What the real console writes in this column for a password that does not work is not documented.
    </p>`,
});

function lastSync({ console: { lastSyncDateTime } }: World): Html {
  return html`The console signs in to Microsoft 365 when a password is saved and once a minute.
    ${lastSyncDateTime && html`Last: ${time(lastSyncDateTime)}. `}
    <a href="${serviceAccountPath}">Look again</a>`;
}

function row({ console: state }: World, service: string, first: boolean): Html {
  if (state.authorizedSince !== undefined) return authorizedRow(service, state.authorizedSince);
  const problem = state.lastSyncProblem;
  const action = first
    ? html`<a class="button second small" href="${serviceAccountPath}/change-password">Change Password</a>`
    : html`<span class="quiet">Shares the account of SharePoint Online</span>`;
  return html`<tr>
    <th scope="row">${service}</th>
    <td data-label="Account">
      Delegate Account<span class="upn">${userName(state.serviceAccountUserPrincipalName)}</span>
    </td>
    <td data-label="Status">
      ${
        problem
          ? html`<span class="state bad">Not protected.</span> ${first && syncWords[problem]}`
          : html`<span class="state good">${service} protected.</span>`
      }
      ${first && html`<a href="${serviceAccountPath}/migrate">Migration Available</a>`}
    </td>
    <td>${action}</td>
  </tr>`;
}

function authorizedRow(service: string, since: string): Html {
  return html`<tr>
    <th scope="row">${service}</th>
    <td data-label="Account">Authorized Account</td>
    <td data-label="Status"><span class="state good">${service} protected.</span></td>
    <td><span class="quiet">A token since ${time(since)}</span></td>
  </tr>`;
}
