import { openOffice, type Office } from '../support/office';
import { serviceAccount, ServicePerson } from '../support/servicePerson';

describe('the whole job', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  it('goes from “enable mfa” to a report in which everything that can be seen is proven', async () => {
    const { admin, clock, world } = office;
    const person = new ServicePerson(world, () => clock.now());
    const account = serviceAccount(world);
    const show = () => console.log(admin.sees(), admin.choices());

    await admin.says('enable mfa');
    await admin.fills({ account: account.id }).presses('Take this one');
    show();
    await admin.presses('Go on');
    show();
    await admin.fills({ phone: '+1 206 555 0123', holder: 'Sam Phone' }).presses('Save the phone');
    show();
    await admin.fills({ password: 'Tr0ub4dor-and-3', passwordAgain: 'Tr0ub4dor-and-3' }).presses('Set the password');
    show();
    person.signsIn('Tr0ub4dor-and-3');
    await clock.advance(60_000);
    await admin.presses('Signed in: check it');
    show();
    person.createsAppPassword();
    await clock.advance(60_000);
    await admin.presses('Created and copied: check it');
    show();
    person.savesItInTheConsole();
    await admin.presses('Saved: check it');
    show();
    await clock.advance(120_000);
    await admin.presses('Check again');
    show();
    console.log(office.chat.messages.map((m) => m.text), office.practice.graphCalls(), admin.effort, office.counts, office.logged.join(''));
  });
});
