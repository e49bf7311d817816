import { everyScope, seedWorld } from '../../world/seed';
import { form, hidden } from '../forms';
import { html, type Html } from '../html';
import { go, refuse, type Handler, type Visit } from '../visit';

const here = '/practice/troubles';

const settings = [
  {
    name: 'appPasswordsAllowed',
    label: 'App passwords allowed',
    about: '"Allow users to create app passwords to sign in to non-browser apps". Graph does not show it.',
  },
  {
    name: 'legacyAuthProtocolsEnabled',
    label: 'SharePoint allows apps without modern authentication',
    about: 'Off, no app password can sign in to SharePoint or OneDrive.',
  },
  {
    name: 'securityDefaultsEnabled',
    label: 'Security defaults',
    about: 'On, they block old ways of signing in, and there are no app passwords.',
  },
  {
    name: 'premium',
    label: 'Entra ID P1',
    about: 'Without it, the sign-in log cannot be read.',
  },
  {
    name: 'federated',
    label: 'Federated domain',
    about: 'On, people sign in elsewhere, and passwords cannot be set here.',
  },
  {
    name: 'legacyClientsBlocked',
    label: 'Conditional Access blocks legacy clients',
    about: 'On, no client without modern authentication gets in, app password or not.',
  },
  {
    name: 'textMessagesAllowed',
    label: 'Codes by text message',
    about: 'Off, the authentication methods policy gives nobody a code by text message.',
  },
  {
    name: 'methodsMigrated',
    label: 'Migration to the authentication methods policy complete',
    about: 'Off, the older policies count as well, and Graph does not show them.',
  },
] as const;

/** How the tenant is set up. */
export function switches(visit: Visit): Html {
  return html`<section class="card" aria-labelledby="setup">
    <h2 id="setup">How the tenant is set up</h2>
    <ul class="lines">
      ${settings.map(({ name, label, about }) => {
        const on = visit.world[name];
        return html`<li class="switch">
          <div>
            <h3>${label}: <span class="state ${on ? 'good' : 'off'}">${on ? 'on' : 'off'}</span></h3>
            <p class="quiet">${about}</p>
          </div>
          ${form(
            visit,
            `${here}/switch`,
            html`${hidden('name', name)} ${hidden('on', on ? 'no' : 'yes')}
              <button class="button second small">
                Switch ${on ? 'off' : 'on'}<span class="sr">: ${label}</span>
              </button>`,
          )}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** What the bot's app has been consented to. */
export function consent(visit: Visit): Html {
  return html`<section class="card" aria-labelledby="consent">
    <h2 id="consent">Consent given to the bot</h2>
    ${form(
      visit,
      `${here}/consent`,
      html`<fieldset class="plain">
          <legend class="quiet">What is not ticked is withdrawn.</legend>
          <ul class="scopes">
            ${everyScope.map(
              (scope) =>
                html`<li>
                  <label class="tick">
                    <input
                      type="checkbox"
                      name="scope"
                      value="${scope}"
                      ${visit.world.consentedScopes.includes(scope) && html`checked`}
                    />
                    <span>${scope}</span>
                  </label>
                </li>`,
            )}
          </ul>
        </fieldset>
        <button class="button second">Save consent</button>`,
    )}
  </section>`;
}

export function freshStart(visit: Visit): Html {
  return html`<section class="card" aria-labelledby="fresh">
    <h2 id="fresh">Begin anew</h2>
    <p class="quiet">Every account, message and log entry goes back to how it was on the first day.</p>
    ${form(
      visit,
      `${here}/fresh`,
      html`<label class="tick">
          <input type="checkbox" name="sure" value="yes" />
          <span>Yes, forget what has been done in the practice tenant</span>
        </label>
        <button class="button danger">Begin anew</button>`,
    )}
  </section>`;
}

export const setSwitch: Handler = ({ world, form: sent }) => {
  const setting = settings.find(({ name }) => name === sent.get('name'));
  if (!setting) return refuse(here, 'There is no such setting.');
  const on = sent.get('on') === 'yes';
  world[setting.name] = on;
  return go(here, { kind: 'done', text: `${setting.label}: ${on ? 'on' : 'off'}.` });
};

export const setConsent: Handler = ({ world, form: sent }) => {
  const ticked = sent.getAll('scope');
  world.consentedScopes = everyScope.filter((scope) => ticked.includes(scope));
  const missing = everyScope.length - world.consentedScopes.length;
  const text = missing === 0 ? 'All of the consent is given.' : `Consent saved; ${missing} not given.`;
  return go(here, { kind: 'done', text });
};

/** The world stays the same object, because others hold it; what is in it is replaced. */
export const beginAnew: Handler = ({ world, now, troubles, session, form: sent }) => {
  if (sent.get('sure') !== 'yes') return refuse(here, 'Tick the box first, if you are sure.');
  Object.assign(world, seedWorld(now));
  troubles.clear();
  session.pending = null;
  session.signedIn = null;
  session.shown = null;
  return go(here, { kind: 'done', text: 'The practice tenant has begun anew.' });
};
