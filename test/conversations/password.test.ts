import { inputsOf } from '../support/cards';
import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
  await journey.to('password');
});
afterEach(() => office.close());

const sets = (password: string, passwordAgain = password) =>
  office.admin.fills({ password, passwordAgain }).presses(buttons.password);
const passwordWrites = () => office.writes().filter((write) => write.startsWith('PATCH users/')).length - 1;
const isFieldEmpty = () => inputsOf(office.admin.last.card).every(({ value }) => value === undefined);

describe('the new password', () => {
  it('is told what is wrong, beside its field, and asked for again with empty fields', async () => {
    const { admin, world, chat } = office;
    const shown = admin.messages.length;
    const [userName = ''] = serviceAccount(world).userPrincipalName.split('@');
    const faults: readonly (readonly [string, string])[] = [
      ['', 'Type a password.'],
      ['Sh0rt-1', 'Too short: at least 8 characters.'],
      ['Aa1-'.repeat(65), 'Too long: at most 256 characters.'],
      ['Pässwörter-17', 'It has a character that Microsoft Entra does not allow.'],
      ['onlysmallletters', 'Use at least three of: small letters'],
      [`X1-${userName}`, 'It contains the user name of the account.'],
    ];
    for (const [password, sentence] of faults) {
      await sets(password);
      expect(admin.sees()).toContain(`✖ ${sentence}`);
      expect(isFieldEmpty()).toBe(true);
      if (password !== '') expect(chat.everything.join()).not.toContain(password);
    }
    await sets(goodPassword, `${goodPassword}!`);
    expect(admin.sees()).toContain('✖ The two passwords differ. Type both again.');
    expect(admin.messages).toHaveLength(shown);
    expect(passwordWrites()).toBe(0);
  });

  it('that the tenant bans is explained, and another is taken', async () => {
    const { admin } = office;
    office.practice.troubles.set('banned-password');
    await sets(goodPassword);
    expect(admin.sees()).toContain('Microsoft Entra did not accept this password.');
    expect(admin.sees()).toContain('It may be on a list of banned passwords.');
    expect(admin.sees()).toContain('Reference: ');
    expect(isFieldEmpty()).toBe(true);
    await sets('An0ther-one-entirely');
    expect(admin.sees()).toContain(cards['my-account']);
  });

  it('leaves no form behind in the chat', async () => {
    const { admin, chat } = office;
    const form = admin.last;
    await sets(goodPassword);
    expect(admin.sees(form)).toContain(cards.password);
    expect(inputsOf(chat.now(form).card)).toEqual([]);
    expect(admin.choices(form)).toEqual([]);
  });

  it('can have been set already: then nothing is written, and the report says whose word that is', async () => {
    const { admin } = office;
    await admin.presses('It has been set already');
    expect(admin.sees()).toContain('Keep the password as it is?');
    await admin.presses('No, set a new one');
    expect(admin.sees()).toContain(cards.password);
    await admin.presses('It has been set already');
    await admin.presses('Yes, I know the password');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(passwordWrites()).toBe(0);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('✎ **5. New password**: on your word');
  });
});
