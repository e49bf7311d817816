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

    await admin.says('enable mfa');
    console.log(admin.sees(), admin.choices());
    for (const m of office.chat.messages) console.log(m.text, m.isSignIn);
  });
});
