import { style } from '../../../src/teams/pages/style';
import { ada } from '../signIn/entra';
import { linkOf, locationOf, site } from './visitor';

const back = (query: Record<string, string>) => site().visitor().comesBack(query);

test('the way back from a consent that was given says so, and what to press', async () => {
  const page = await back({ admin_consent: 'True', tenant: 't', scope: 's', state: 'admin-consent' });
  expect(page.status).toBe(200);
  expect(page.body).toContain('data-outcome="consent-granted"');
  expect(page.body).toContain('Granted: look again');
});

test('a consent that was given is as green as a sign-in that worked, one that was not is as red as a failure', () => {
  const green = style.split('\n').filter((line) => line.includes('border-top-color: var(--good)'));
  expect(green.join()).toContain('[data-outcome="consent-granted"] main');
  expect(green.join()).not.toContain('consent-denied');
});

test.each<Record<string, string>>([
  { admin_consent: 'True', error: 'consent_required', error_description: '<b>AADSTS65004</b>' },
  { admin_consent: 'False' },
  { error: 'access_denied', state: 'admin-consent' },
])('the way back from one that was not given, %j, says who can give it', async (query) => {
  const page = await back(query);
  expect(page.body).toContain('data-outcome="consent-denied"');
  expect(page.body).toContain('Privileged Role Administrator');
  expect(page.body).not.toContain('<b>');
});

test('the page has the headers of the others, no script and no cookie', async () => {
  const { headers, body } = await back({ admin_consent: 'True' });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['set-cookie']).toBeUndefined();
  expect(body).not.toContain('<script');
});

test('what claims to be the end of a sign-in too is refused, and the sign-in that is under way goes on', async () => {
  const { signIn, entra, visitor, resumed } = site();
  const browser = visitor();
  const location = locationOf(await browser.opens(linkOf(await signIn.card(ada))));
  const answer = entra.signsIn(ada, location.href);
  const both = await browser.comesBack({ ...answer, admin_consent: 'True' });
  expect(both.status).toBe(400);
  expect(both.body).toContain('data-outcome="link-expired"');
  expect(signIn.has(ada, 0)).toBe(false);
  await browser.comesBack(answer);
  expect(signIn.has(ada, 0)).toBe(true);
  expect(resumed).toEqual([ada]);
});
