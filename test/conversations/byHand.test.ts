import { textMessageSignIn } from '../../src/practice/world/signInLog';
import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const minutes = (count: number) => count * 60_000;
const notYet = 'I do not see it in Microsoft 365 yet.';

describe('what a person does', () => {
  it('is checked again until Microsoft 365 shows it', async () => {
    const { admin, clock } = office;
    await journey.to('my-account');
    await admin.presses(buttons['my-account']);
    expect(admin.sees()).toContain(notYet);
    journey.person.signsIn(goodPassword);
    await admin.presses('Check again');
    expect(admin.sees()).toContain(notYet);
    await clock.advance(minutes(1));
    await admin.presses('Check again');
    expect(admin.sees()).toContain(cards['app-password']);
  });

  it('counts as reported when it rests on the administrator’s word', async () => {
    const { admin } = office;
    await journey.to('my-account');
    for (const card of ['my-account', 'app-password'] as const) {
      await admin.presses(buttons[card]);
      await admin.presses('I have done it: go on');
    }
    await admin.presses(buttons['cloud-app-security']);
    await admin.presses('The console says “protected”: go on');
    expect(admin.sees()).toContain('Done, with the last step on your word');
    expect(admin.sees()).toContain('7 steps are **proven**');
    expect(admin.sees()).toContain('6 are **on your word**');
    expect(admin.sees()).toContain('✎ **8. Sign-in with a code from the phone**: on your word');
    expect(admin.sees()).toContain('✎ **13. App password saved in Cloud App Security**: on your word');
  });

  it('is not shown by a tenant without Entra ID P1, which is said, and does not stop the run', async () => {
    const { admin, world, clock } = office;
    world.premium = false;
    await journey.to('my-account');
    journey.person.signsIn(goodPassword);
    await clock.advance(minutes(1));
    await admin.presses(buttons['my-account']);
    await admin.presses('I have done it: go on');
    await journey.on(['app-password']);
    journey.person.savesItInTheConsole();
    await admin.presses(buttons['cloud-app-security']);
    expect(admin.sees()).toContain('This tenant has no Microsoft Entra ID P1 licence');
    await admin.presses('The console says “protected”: go on');
    expect(admin.sees()).toContain('an app password was created');
    expect(admin.sees()).toContain('✔ **8. Sign-in with a code from the phone**: proven');
    expect(admin.sees()).toContain('✎ **13.');
  });

  it('cannot be seen with roles that may not read the logs, which is said', async () => {
    const { admin, practice } = office;
    await journey.to('my-account');
    practice.troubles.set('logs-forbidden');
    for (const card of ['my-account', 'app-password'] as const) {
      await admin.presses(buttons[card]);
      expect(admin.sees()).toContain('Your roles do not let you read the sign-in and audit logs.');
      expect(admin.choices().slice(1)).toEqual(['I have done it: go on', 'Check again']);
      await admin.presses('I have done it: go on');
    }
    expect(admin.sees()).toContain(cards['cloud-app-security']);
  });

  it('may be in a late log: then it is proven later', async () => {
    const { admin, practice, clock } = office;
    await journey.to('my-account');
    practice.troubles.set('late-log', 10);
    await journey.prepares['my-account']();
    await admin.presses(buttons['my-account']);
    expect(admin.sees()).toContain(notYet);
    await clock.advance(minutes(10));
    await admin.presses('Check again');
    expect(admin.sees()).toContain(cards['app-password']);
  });

  it('does not count when it was done before the password was changed', async () => {
    const { admin, world, clock } = office;
    await journey.to('password');
    world.signIns.push(textMessageSignIn(serviceAccount(world).id, clock.now() - minutes(1), 0));
    await clock.advance(minutes(1));
    await journey.on(['password']);
    await admin.presses(buttons['my-account']);
    expect(admin.sees()).toContain(notYet);
  });

  it('counts from when the administrator says that it is saved, not from earlier sign-ins', async () => {
    const { admin, clock } = office;
    await journey.to('cloud-app-security');
    journey.person.savesItInTheConsole();
    await clock.advance(minutes(2));
    await admin.presses(buttons['cloud-app-security']);
    expect(admin.sees()).toContain('Noted that it is saved.');
    await clock.advance(minutes(2));
    await admin.presses('Check again');
    expect(admin.sees()).toContain('✔ **13. App password saved in Cloud App Security**: proven');
  });

  it('is looked for again when the run is taken up after a while', async () => {
    const { admin } = office;
    await journey.to('my-account');
    await journey.prepares['my-account']();
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards['app-password']);
  });
});
