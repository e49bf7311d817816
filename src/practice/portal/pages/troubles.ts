import {
  describeTrouble,
  isTroubleName,
  troubleNames,
  type ActiveTrouble,
  type TroubleName,
} from '../../troubles';
import { form, hidden } from '../forms';
import { html, type Html } from '../html';
import { top } from '../parts';
import { go, refuse, type Handler, type Visit } from '../visit';
import { consent, freshStart, switches } from './tenantSetup';

const here = '/practice/troubles';
const mostTimes = 99;

/** `/practice/troubles`: what is to go wrong, and how the tenant is set up. */
export const troubles: Handler = (visit) => ({
  kind: 'page',
  place: 'troubles',
  title: 'Troubles',
  body: html`${top({
      title: 'Troubles',
      lead: 'Make the next answers of Microsoft Graph go wrong, and see that the bot always knows a next move.',
    })}
    ${waiting(visit)}
    <section class="card" aria-labelledby="catalogue">
      <h2 id="catalogue">What can go wrong</h2>
      <ul class="lines">
        ${troubleNames.map((name) => offered(visit, name))}
      </ul>
    </section>
    ${switches(visit)} ${consent(visit)} ${freshStart(visit)}`,
});

function waiting(visit: Visit): Html {
  const active = visit.troubles.list();
  return html`<section class="card" aria-labelledby="waiting">
    <h2 id="waiting">Switched on</h2>
    ${
      active.length === 0
        ? html`<p class="quiet">Nothing: everything goes well.</p>`
        : html`<ul class="lines">
              ${active.map((one) => html`<li><span class="state wait">${left(one)}</span> ${one.says}</li>`)}
            </ul>
            ${form(visit, `${here}/clear`, html`<button class="button second">Switch all off</button>`)}`
    }
  </section>`;
}

function left({ name, left: count }: ActiveTrouble): string {
  if (count === null) return 'Until switched off:';
  if (name === 'late-log') return count === 1 ? '1 minute:' : `${count} minutes:`;
  return count === 1 ? 'Once:' : `${count} times:`;
}

function offered(visit: Visit, name: TroubleName): Html {
  const unit = name === 'late-log' ? 'Minutes' : 'Times';
  return html`<li class="switch">
    <p id="says-${name}">${describeTrouble(name)}</p>
    ${form(
      visit,
      `${here}/set`,
      html`${hidden('name', name)}
        <div class="times">
          <label for="times-${name}">${unit}</label>
          <input
            id="times-${name}"
            name="times"
            type="number"
            min="1"
            max="${mostTimes}"
            placeholder="usual"
          />
          <button class="button second small" aria-describedby="says-${name}">Switch on</button>
        </div>`,
    )}
  </li>`;
}

/** Without a number the trouble strikes its own usual number of times. */
export const setTrouble: Handler = ({ troubles: all, form: sent }) => {
  const name = sent.get('name') ?? '';
  if (!isTroubleName(name)) return refuse(here, 'There is no such trouble.');
  const typed = (sent.get('times') ?? '').trim();
  const times = typed === '' ? undefined : Number(typed);
  if (times !== undefined && !(Number.isInteger(times) && times >= 1 && times <= mostTimes)) {
    return refuse(here, `Give a whole number from 1 to ${mostTimes}, or leave it empty.`, {
      field: `times-${name}`,
    });
  }
  all.set(name, times);
  return go(here, { kind: 'done', text: `Switched on. ${describeTrouble(name)}` });
};

export const clearTroubles: Handler = ({ troubles: all }) => {
  all.clear();
  return go(here, { kind: 'done', text: 'All troubles are switched off.' });
};
