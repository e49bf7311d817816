import { buttons, cardNames, cards, Journey, type CardName } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

/** Presses the button that goes forward, and says what that cost the store. */
async function pressedAt(card: CardName): Promise<{ reads: number; writes: number }> {
  await journey.prepares[card]();
  const { reads, writes } = office.counts;
  await office.admin.presses(buttons[card]);
  return { reads: office.counts.reads - reads, writes: office.counts.writes - writes };
}

describe('the whole job', () => {
  it('goes from “enable mfa” to a report in which everything that can be seen is proven', async () => {
    const { admin, clock, world } = office;
    const account = serviceAccount(world);

    /** Answers the card that is shown; what stays of it in the chat. */
    const answered = async (card: CardName): Promise<string> => {
      const shown = admin.last;
      await journey.on([card]);
      return admin.sees(shown);
    };

    await admin.says('enable mfa');
    expect(admin.sees()).toContain('Practice tenant: nothing here is real · Steps 2 to 3 of 13');
    expect(admin.sees()).toContain('✔ **Signed in**: proven');
    expect(await answered('find-account')).toContain('confirmed by you');
    expect(admin.sees()).toContain(`Account: **${account.displayName}**, ${account.userPrincipalName}`);
    expect(admin.sees()).toContain('✔ In order: Your roles · The account ·');
    expect(admin.sees()).toContain('From the new password until the app password is saved');
    expect(await answered('plan')).toContain('✔ Go on');
    expect(admin.sees()).toContain('Step 4 of 13');
    expect(await answered('phone')).toContain('contact number and authentication phone end in 23');
    expect(admin.sees()).toContain('Step 5 of 13');
    expect(await answered('password')).toContain('✔ **New password**: proven');
    expect(admin.sees()).toContain('Step 8 of 13');
    expect(admin.sees()).toContain('✔ **Multi-factor authentication enforced**: proven');
    expect(admin.sees()).toContain(`User name: ${account.userPrincipalName}`);
    expect(await answered('my-account')).toContain('✔ **Sign-in with a code from the phone**: proven');
    expect(admin.sees()).toContain('Steps 9 to 11 of 13');
    const created = await answered('app-password');
    expect(created).toContain('✔ **App password created**: proven');
    expect(created).toContain('✎ **App password copied**: on your word');
    expect(admin.sees()).toContain('Steps 12 to 13 of 13');

    journey.person.savesItInTheConsole();
    await admin.presses(buttons['cloud-app-security']);
    expect(admin.sees()).toContain('Noted that it is saved.');
    await clock.advance(120_000);
    await admin.presses('Check again');
    expect(admin.sees()).toContain(
      '11 steps are **proven**: Microsoft 365 shows them. 2 are **on your word**',
    );
    expect(admin.sees()).toContain('✔ **13. App password saved in Cloud App Security**: proven');
    expect(admin.sees()).toContain(account.userPrincipalName);
    expect(admin.sees()).toContain('ends in 23, with Sam Phone');
    expect(admin.sees()).not.toContain('not done yet');
    expect(admin.effort).toEqual({ messages: 1, clicks: 8 });
  });

  it('asks Microsoft 365 at most 21 times, and writes each thing once', async () => {
    await journey.to('find-account');
    await journey.fromHere('find-account');
    const { id } = serviceAccount(office.world);
    expect(office.practice.graphCalls().length).toBeLessThanOrEqual(21);
    expect(office.writes()).toEqual([
      `PATCH users/${id} 204`,
      'POST authentication/phoneMethods 201',
      `PATCH users/${id} 204`,
      'PATCH authentication/requirements 204',
    ]);
  });

  it('leaves every answered card behind with what was pressed, and without its form', async () => {
    await journey.to('find-account');
    await journey.fromHere('find-account');
    const answered = office.admin.messages.slice(0, -1);
    expect(answered).toHaveLength(cardNames.length);
    answered.forEach((message, index) => {
      const name = cardNames[index] as CardName;
      expect(office.admin.sees(message)).toContain(cards[name]);
      expect(office.admin.sees(message)).toContain('✔ ');
      expect(office.admin.choices(message)).toEqual([]);
    });
  });

  it('reads the store three times in a turn (run, dialog state, what colleagues do), once more for what earlier runs have made, and writes it a few times', async () => {
    await journey.to('find-account');
    await journey.on(['find-account']);
    const costs = {
      plan: await pressedAt('plan'),
      phone: await pressedAt('phone'),
      password: await pressedAt('password'),
      'my-account': await pressedAt('my-account'),
    };
    expect(costs).toEqual({
      plan: { reads: 3, writes: 2 },
      phone: { reads: 3, writes: 3 },
      password: { reads: 3, writes: 4 },
      'my-account': { reads: 4, writes: 2 },
    });
  });

  it('can be begun with the button of the welcome', async () => {
    const { admin } = office;
    await admin.sends({ type: 'installationUpdate', action: 'add' });
    expect(admin.sees()).toContain('13 steps, about 20 minutes');
    await admin.presses('Enable MFA');
    expect(admin.sees()).toContain(cards['find-account']);
  });
});
