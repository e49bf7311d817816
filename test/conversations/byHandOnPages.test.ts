import { hand as perUserMfaWords } from '../../dialogs/per-user-mfa/words.en';
import { hand as passwordWords } from '../../dialogs/password/words.en';
import { hand as phoneWords } from '../../dialogs/phone/words.en';
import { browserAt, type Browser } from '../practice/portal/browser';
import { actionsOf } from '../support/cards';
import { goodPassword, goodPhone, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';

let office: Office;
let journey: Journey;
let person: Browser;
beforeEach(async () => {
  office = await openOffice({ states: ['reading-only'] });
  journey = new Journey(office);
  person = browserAt(office.practice.address);
  await office.admin.says('enable mfa');
  await journey.on(['find-account']);
  await office.admin.presses('Go on: guide me by hand');
});
afterEach(() => office.close());

const center = '/practice/admin-center';
const open = (page: string) => person.goes(`${center}/${page}?id=${serviceAccount(office.world).id}`);

/** What a person does on the practice tenant's pages; each returns the words of all pages that were shown. */
const onPages = {
  async phone(): Promise<string> {
    const seen = [await list(), await shown('user'), await shown('contact')];
    await person.sends('/contact', { mobile: goodPhone });
    seen.push(await shown('authentication-methods'), await shown('authentication-methods/phone'));
    await person.sends('/phone', { number: goodPhone, type: 'mobile' });
    return seen.join(' ');
  },
  async password(): Promise<string> {
    const seen = [await list(), await shown('user'), await shown('reset-password')];
    await person.sends('/reset-password', { password: goodPassword });
    return seen.join(' ');
  },
  async mfa(): Promise<string> {
    const seen = [await list(), (await person.goes(`${center}/per-user-mfa`)).sees()];
    for (const to of ['enabled', 'enforced']) {
      await person.goes(`${center}/per-user-mfa/confirm?id=${serviceAccount(office.world).id}&to=${to}`);
      await person.sends('/per-user-mfa');
    }
    return seen.join(' ');
  },
};
const list = async () => (await person.goes(center)).sees();
const shown = async (page: string) => (await open(page)).sees();

/** The labels that a card names, in its quotation marks. */
const labels = (lines: readonly string[]) =>
  [...lines.join(' ').matchAll(/“([^”]*)”/g)].map(([, label = '']) => label);

it('an administrator does by hand on the pages what the bot may not do, and the bot’s checks prove it', async () => {
  const { admin, writes } = office;
  await onPages.phone();
  await admin.presses('Registered: check it');
  expect(admin.sees()).toContain('Set a new password');
  await onPages.password();
  await admin.presses('Set: check it');
  expect(admin.sees()).toContain('Enforce multi-factor authentication');
  await onPages.mfa();
  await admin.presses('Enforced: check it');
  await journey.fromHere('my-account');
  expect(admin.sees()).toContain('11 steps are **proven**');
  expect(admin.sees()).toContain('contact number and authentication phone end in 23');
  expect(writes()).toEqual([]);
});

it('the card leads to the admin center of the practice tenant', async () => {
  const { admin, chat, practice } = office;
  const links = actionsOf(chat.now(admin.last).card).map(({ url }) => url);
  expect(links).toContain(practice.address + center);
});

it.each([
  ['phone', phoneWords],
  ['password', passwordWords],
  ['mfa', perUserMfaWords],
] as const)('the pages have every label that the card on the %s names', async (act, { lines }) => {
  const wanted = labels(lines(serviceAccount(office.world).displayName));
  expect(wanted.length).toBeGreaterThan(2);
  const seen = await onPages[act]();
  expect(wanted.filter((label) => !seen.includes(label))).toEqual([]);
});

it('a phone in one of its two places is not enough, and the bot says so', async () => {
  const { admin } = office;
  await open('contact');
  await person.sends('/contact', { mobile: goodPhone });
  await admin.presses('Registered: check it');
  expect(admin.sees()).toContain('does not show the same number in both places yet');
});

it('what is done on a page is in the audit log, in the administrator’s own name', async () => {
  const { admin, world } = office;
  await onPages.phone();
  await onPages.password();
  const entries = world.directoryAudits.map(({ activityDisplayName, initiatedByUserId }) => [
    activityDisplayName,
    initiatedByUserId,
  ]);
  expect(entries).toEqual([
    ['Update user', admin.person.id],
    ['Admin registered security info', admin.person.id],
    ['Reset password', admin.person.id],
  ]);
});
