import { completeSignIn } from '../../world/codes';
import { field, form, hidden } from '../forms';
import { html } from '../html';
import { top } from '../parts';
import { go, refuse, type Handler } from '../visit';
import { codeOverWords } from '../words';

/** `/practice/my-account/code`: the second half of the sign-in. */
export const codePage: Handler = (visit) => {
  const { pending } = visit.session;
  if (!pending) return go('/practice/my-account');
  const next = visit.query.get('next') === 'security-info';
  return {
    kind: 'page',
    place: 'my-account',
    title: 'Enter the code',
    body: html`${top({
        title: 'Enter the code',
        eyebrow: 'My Account',
        lead: html`A text message with a code of six digits went to the phone that ends in
          ${pending.sentTo.slice(-2)}.
          <a href="/practice/phone" target="_blank">Open the practice phone (new tab)</a>`,
      })}
      <section class="card narrow" aria-label="Enter the code">
        ${form(
          visit,
          '/practice/my-account/code',
          html`${next && hidden('next', 'security-info')}
            ${field(visit, {
              name: 'code',
              label: 'Code',
              hint: 'Good for 10 minutes',
              autocomplete: 'one-time-code',
              numeric: true,
            })}
            <div class="row">
              <button class="button">Verify</button>
              <a href="/practice/my-account${next && '?next=security-info'}">Begin again</a>
            </div>`,
        )}
      </section>`,
  };
};

/** The code has been typed. */
export const submitCode: Handler = ({ world, now, session, form: sent }) => {
  const next = sent.get('next') === 'security-info' ? '?next=security-info' : '';
  const { pending } = session;
  if (!pending) return refuse(`/practice/my-account${next}`, 'This sign-in is over. Please begin again.');
  const outcome = completeSignIn(world, now, pending, sent.get('code') ?? '');
  if (outcome.kind === 'wrong-code') {
    const left = outcome.triesLeft === 1 ? 'one try' : `${outcome.triesLeft} tries`;
    const text = `That is not the code. Look at the newest message on the phone; you have ${left} left.`;
    return refuse(`/practice/my-account/code${next}`, text, { field: 'code' });
  }
  session.pending = null;
  if (outcome.kind === 'over') return refuse(`/practice/my-account${next}`, codeOverWords[outcome.why]);
  session.signedIn = { accountId: outcome.accountId, since: now, withCode: true };
  return go(next ? '/practice/security-info' : '/practice/my-account');
};
