import { cards, Journey, type CardName } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

const beforeAnyWrite: readonly CardName[] = ['find-account', 'plan', 'phone'];
const afterAWrite: readonly (readonly [CardName, RegExp])[] = [
  ['password', /- the mobile phone\s/],
  ['my-account', /- the mobile phone\s+- the new password\s+- multi-factor authentication/],
  ['cloud-app-security', /Cloud App Security cannot sign in to SharePoint and OneDrive/],
];

describe('a run that is cancelled', () => {
  it.each(beforeAnyWrite)('at the card “%s” stops at once, because nothing was changed', async (card) => {
    const { admin, writes } = office;
    await journey.to(card);
    const old = admin.last;
    const choice = admin.choices()[0] ?? '';
    await admin.says('cancel');
    expect(admin.sees()).toBe('Stopped. I have changed nothing in Microsoft 365.');
    await admin.presses(choice, old);
    expect(admin.sees(old)).toContain('This card is out of date');
    expect(writes()).toEqual([]);
  });

  it.each(afterAWrite)(
    'at the card “%s” asks first, and says what is changed already',
    async (card, said) => {
      const { admin } = office;
      await journey.to(card);
      await admin.says('cancel');
      expect(admin.sees()).toContain('Stop here?');
      expect(admin.sees()).toMatch(said);
      expect(admin.choices()).toEqual(['Keep going', 'Hand over', 'Stop anyway']);
      await admin.presses('Keep going');
      expect(admin.sees()).toContain(cards[card]);
    },
  );

  it('anyway says how it was left, and the next one begins anew', async () => {
    const { admin } = office;
    await journey.to('my-account');
    await admin.says('cancel');
    await admin.presses('Stop anyway');
    expect(admin.sees()).toContain('Stopped. What was changed stays changed');
    expect(admin.sees()).toContain('✔ **5. New password**: proven');
    expect(admin.sees()).toContain('○ **13. App password saved in Cloud App Security**: not done yet');
    await admin.says('enable mfa');
    expect(admin.sees()).toContain(cards['find-account']);
  });

  it('is not stopped by the old question of another run', async () => {
    const { admin } = office;
    await journey.to('password');
    await admin.says('cancel');
    const question = admin.last;
    await admin.presses('Stop anyway');
    await admin.says('enable mfa');
    await journey.on(['find-account', 'plan']);
    await admin.presses('Stop anyway', question);
    expect(admin.sees(question)).toContain('This card is out of date');
    await admin.fills({ holder: 'Sam' }).presses('Keep this phone');
    expect(admin.sees()).toContain(cards.password);
  });

  it('is stopped once, however often the question is answered', async () => {
    const { admin } = office;
    await journey.to('password');
    await admin.says('cancel');
    const question = admin.last;
    await admin.presses('Stop anyway', question);
    await admin.presses('Stop anyway', question);
    expect(admin.sees()).toContain('Nothing is under way');
  });
});
