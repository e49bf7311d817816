import { inputsOf } from '../support/cards';
import { buttons, cards, goodPhone, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';

let office: Office;
afterEach(() => office.close());

async function atThePhone(options?: Parameters<typeof openOffice>[0]): Promise<Office> {
  office = await openOffice(options);
  await new Journey(office).to('phone');
  return office;
}

const valuesOf = () =>
  Object.fromEntries(inputsOf(office.admin.last.card).map(({ id, value }) => [id, value]));

describe('the phone', () => {
  it('is told what is wrong, beside the field, with what was typed still there', async () => {
    const { admin, writes } = await atThePhone();
    const saves = (phone: string, holder = 'Sam') => admin.fills({ phone, holder }).presses(buttons.phone);
    const shown = admin.messages.length;

    await saves('');
    expect(admin.sees()).toContain('✖ Type the number with its country code');
    await saves('about twelve');
    expect(admin.sees()).toContain('✖ This does not read as a phone number.');
    await saves('+1 206 555');
    expect(admin.sees()).toContain('✖ No such number exists in that country.');
    expect(valuesOf()).toEqual({ phone: '+1 206 555', holder: 'Sam' });
    await saves('+1 206 555 0123 ext. 7');
    expect(admin.sees()).toContain('✖ A code cannot be sent to an extension.');
    await saves(goodPhone, '  ');
    expect(admin.sees()).toContain('✖ Say whose phone it is');
    expect(admin.sees()).not.toContain('✖ No such number');
    expect(valuesOf().phone).toBe(goodPhone);
    expect(admin.messages).toHaveLength(shown);
    expect(writes()).toEqual([]);
  });

  it.each([
    ['en-US', '(206) 555-0123', '+1 2065550123'],
    ['de-DE', '0151 23456789', '+49 15123456789'],
    ['fr', '+33 6 12 34 56 78', '+33 612345678'],
  ])('is read the way it is written where a person with %s lives', async (locale, typed, written) => {
    const { admin, world } = await atThePhone();
    admin.setting = { locale };
    await admin.fills({ phone: typed, holder: 'Sam' }).presses(buttons.phone);
    expect(admin.sees()).toContain(cards.password);
    const { mobilePhone, phoneMethods } = serviceAccount(world);
    expect(mobilePhone).toBe(written);
    expect(phoneMethods).toMatchObject([{ phoneType: 'mobile', phoneNumber: written }]);
  });

  it('needs its country code where the locale names no country', async () => {
    const { admin } = await atThePhone();
    admin.setting = { locale: 'de' };
    await admin.fills({ phone: '0151 23456789', holder: 'Sam' }).presses(buttons.phone);
    expect(admin.sees()).toContain('✖ I cannot tell the country.');
  });

  const registered = {
    mobilePhone: '+1 2065550188',
    phoneMethods: [
      { phoneType: 'mobile' as const, phoneNumber: '+1 2065550188', smsSignInState: 'notEnabled' as const },
    ],
  };

  it('that is there already is kept without a write', async () => {
    const { admin, writes } = await atThePhone({
      world: (world) => void Object.assign(serviceAccount(world), registered),
    });
    expect(admin.sees()).toContain('Contact number and authentication phone are the same and end in 88.');
    await admin.presses('Keep this phone');
    expect(admin.sees()).toContain('Say whose phone it is');
    await admin.fills({ holder: 'Sam' }).presses('Keep this phone');
    expect(admin.sees()).toContain(cards.password);
    expect(writes()).toEqual([]);
  });

  it('that is there already can be replaced', async () => {
    const { admin, world } = await atThePhone({
      world: (world) => void Object.assign(serviceAccount(world), registered),
    });
    await admin.presses('Use another phone');
    expect(admin.sees()).toContain('ends in 88');
    await admin.fills({ phone: goodPhone, holder: 'Sam' }).presses(buttons.phone);
    expect(admin.sees()).toContain(cards.password);
    expect(serviceAccount(world).phoneMethods).toMatchObject([{ phoneNumber: '+1 2065550123' }]);
  });

  it('that is written by half is shown so, and completed', async () => {
    const { admin, practice, writes } = await atThePhone();
    practice.troubles.set('forbidden', 1, { method: 'POST', path: /phoneMethods$/ });
    await admin.fills({ phone: goodPhone, holder: 'Sam' }).presses(buttons.phone);
    expect(admin.sees()).toContain('Microsoft 365 does not let you do this');
    expect(admin.sees()).toContain('Contact number now\nends in 23\nAuthentication phone now\nnone');
    await admin.fills({ phone: goodPhone, holder: 'Sam' }).presses(buttons.phone);
    expect(admin.sees()).toContain(cards.password);
    expect(writes().map((write) => write.replace(/ users\/\S+/, ' user'))).toEqual([
      'PATCH user 204',
      'POST authentication/phoneMethods 403',
      'POST authentication/phoneMethods 201',
    ]);
  });

  it('that is registered although the answer is a conflict counts as registered', async () => {
    const { admin, practice } = await atThePhone();
    practice.troubles.set('phone-conflict');
    await admin.fills({ phone: goodPhone, holder: 'Sam' }).presses(buttons.phone);
    expect(admin.sees()).toContain(cards.password);
  });
});
