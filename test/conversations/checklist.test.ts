import { everyScope } from '../../src/practice/world/seed';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ states: ['consent-needed'] });
  await office.admin.says('enable mfa');
});
afterEach(() => office.close());

const checklist = 'Checklist by hand';
const save = 'Save what is ticked';
const end = 'All is done: end with a report';
const ticks = (places: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(places).map(([place, steps]) => [`done-${place}`, steps]));
const all = ticks({
  ...{ 'admin-center': '1,2,3,4,5,6', 'per-user-mfa': '7', 'my-account': '8' },
  ...{ 'security-info': '9,10,11', 'cloud-app-security': '12,13' },
});

describe('whoever cannot sign in because nothing is granted', () => {
  it('is told what is missing, who grants it, and that there is a checklist', () => {
    const { admin } = office;
    expect(admin.sees()).toContain('User.Read.All');
    expect(admin.sees()).not.toContain('ReadWrite');
    expect(admin.sees()).toContain('Privileged Role Administrator');
    expect(admin.choices()).toEqual(['Grant it (leaves Teams)', 'Try again', checklist]);
  });

  it('works through the 13 steps, and has them reported, never proven', async () => {
    const { admin, writes } = office;
    await admin.presses(checklist);
    expect(admin.sees()).toContain('The 13 steps by hand');
    await admin.fills(all).presses(save);
    await admin.presses(end);
    expect(admin.sees()).toContain('0 steps are **proven**');
    expect(admin.sees()).toContain('13 are **on your word**');
    expect(admin.sees()).toContain('✎ **13. App password saved in Cloud App Security**: on your word');
    expect(writes()).toEqual([]);
  });

  it('comes back to what was ticked, also after a restart', async () => {
    const { admin } = office;
    await admin.presses(checklist);
    await admin.fills(ticks({ 'admin-center': '1,2,3' })).presses(save);
    expect(admin.sees()).toContain('3 of 13 are ticked');
    await admin.presses('Not now');
    await office.restart(office.loseDialogs);
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('3 of 13 are ticked');
    await admin.fills(ticks({ 'admin-center': '1,2' })).presses(save);
    expect(admin.sees()).toContain('2 of 13 are ticked');
  });

  it('does not end before all is ticked', async () => {
    const { admin } = office;
    await admin.presses(checklist);
    await admin.fills(ticks({ 'admin-center': '1,2,3,4,5,6', 'per-user-mfa': '7' })).presses(save);
    expect(admin.choices()).not.toContain(end);
    await admin.fills(all).presses(save);
    expect(admin.choices()[0]).toBe(end);
  });

  it('has a gap from the new password to the save', async () => {
    const { admin, clock } = office;
    await admin.presses(checklist);
    await admin.fills(ticks({ 'admin-center': '1,2,3,4,5' })).presses(save);
    await clock.advance(2 * 3_600_000);
    await admin.says('status');
    expect(admin.sees()).toContain('has not been able to sign in');
    await admin.says('enable mfa');
    await admin.fills(all).presses(save);
    await admin.presses(end);
    expect(admin.sees()).toContain('120 minutes');
  });

  it('has no gap by a tick that was a mistake, and keeps one whose end was a mistake', async () => {
    const { admin } = office;
    await admin.presses(checklist);
    await admin.fills(ticks({ 'admin-center': '1,2,3,4,5' })).presses(save);
    await admin.fills(ticks({ 'admin-center': '1,2,3,4' })).presses(save);
    await admin.says('status');
    expect(admin.sees()).not.toContain('has not been able to sign in');
    await admin.says('enable mfa');
    await admin.fills(all).presses(save);
    await admin.fills({ ...all, ...ticks({ 'cloud-app-security': '12' }) }).presses(save);
    await admin.says('status');
    expect(admin.sees()).toContain('has not been able to sign in');
  });

  it('turns to the usual way once it is granted: it proves what it can', async () => {
    const { admin, world } = office;
    await admin.presses(checklist);
    await admin.fills(ticks({ 'admin-center': '1,2,3' })).presses(save);
    world.consentedScopes = [...everyScope];
    await admin.presses('Sign in instead');
    await new Journey(office).fromHere('find-account');
    expect(admin.sees()).toContain('11 steps are **proven**');
  });

  it('takes nothing from a card but steps', async () => {
    const { admin } = office;
    await admin.presses(checklist);
    await admin.fills(ticks({ 'admin-center': '99,<b>,13,1', 'cloud-app-security': 'x' })).presses(save);
    expect(admin.sees()).toContain('1 of 13 are ticked');
  });
});

it('is offered by help, to whoever wants it', async () => {
  const { admin } = office;
  await admin.says('help');
  await admin.presses(checklist);
  expect(admin.sees()).toContain('The 13 steps by hand');
  expect(admin.sees()).not.toContain(cards['find-account']);
});
