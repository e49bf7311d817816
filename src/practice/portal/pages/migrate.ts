import { migrateToAuthorized } from '../../world/console';
import { form } from '../forms';
import { html } from '../html';
import { crumbs, top } from '../parts';
import { go, refuse, type Handler } from '../visit';

const list = '/practice/console/service-account';
const here = `${list}/migrate`;

/** `/practice/console/service-account/migrate`: plays the way to an Authorized Account. */
export const migratePage: Handler = (visit) => ({
  kind: 'page',
  place: 'console',
  title: 'Migrate to Use Authorized Account',
  body: html`${crumbs([
      { name: 'Console', path: '/practice/console' },
      { name: 'Administration' },
      { name: 'Service Account', path: list },
      { name: 'Migrate to Use Authorized Account' },
    ])}
    ${top({
      title: 'Migrate to Use Authorized Account',
      lead: 'The real screen has four steps for SharePoint Online, then three for OneDrive. Trend Micro’s guide says which; here one consent plays them all.',
    })}
    <section class="card narrow" aria-label="Consent">
      ${form(
        visit,
        here,
        html`<label for="consent" class="tick">
            <input type="checkbox" id="consent" name="consent" value="yes" />
            <span>As a Global Administrator, I consent for SharePoint Online and OneDrive</span>
          </label>
          <div class="row">
            <button class="button">Submit</button>
            <a href="${list}">Cancel</a>
          </div>`,
      )}
    </section>`,
});

export const submitMigration: Handler = ({ world, now, form: sent }) => {
  if (sent.get('consent') !== 'yes') {
    return refuse(here, 'Without consent there is no token: tick the box.', { field: 'consent' });
  }
  migrateToAuthorized(world, now);
  return go(list, { kind: 'done', text: 'SharePoint Online protected. OneDrive protected.' });
};
