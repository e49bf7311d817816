import { scopesOf, stages } from '../../dialogs/stages';
import { hashPassword } from '../../src/practice/world/hash';
import { buttons, cards, goodPassword, goodPhone, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { serviceAccount } from '../support/servicePerson';

const { reads, optional, writes } = scopesOf(stages);
const toRead = [...reads, ...optional];

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice({ world: (world) => void (world.consentedScopes = toRead) });
  journey = new Journey(office);
});
afterEach(() => office.close());

/** What an administrator does in the portals, by the card in front of them. */
const byHand = {
  phone() {
    const account = serviceAccount(office.world);
    account.mobilePhone = goodPhone;
    account.phoneMethods = [{ phoneType: 'mobile', phoneNumber: goodPhone, smsSignInState: 'notEnabled' }];
  },
  async password() {
    const account = serviceAccount(office.world);
    await office.clock.advance(60_000);
    account.password = hashPassword(goodPassword);
    account.lastPasswordChangeDateTime = new Date(office.clock.now()).toISOString();
  },
  mfa: () => void (serviceAccount(office.world).perUserMfaState = 'enforced'),
};

const goByHand = 'Go on: guide me by hand';
const letBot = 'Let the bot do it';
const granted = 'Granted: look again';

async function toThePhone(): Promise<void> {
  await office.admin.says('enable mfa');
  await journey.on(['find-account']);
  await office.admin.presses(goByHand);
}

/** The first message of the answer to a command. */
async function shownBy(command: string) {
  const before = office.admin.messages.length;
  await office.admin.says(command);
  return office.admin.messages[before];
}

describe('an administrator whose tenant lets the bot read and nothing else', () => {
  it('is told before the first change what is missing and who grants it', async () => {
    const { admin } = office;
    await admin.says('enable mfa');
    await journey.on(['find-account']);
    for (const scope of writes) expect(admin.sees()).toContain(scope);
    expect(admin.sees()).toContain('Privileged Role Administrator');
    expect(admin.choices()).toEqual(expect.arrayContaining([goByHand, 'Grant it (leaves Teams)', granted]));
    expect(admin.choices()).not.toContain(buttons.plan);
  });

  it('does all by hand, and has it proven by what the bot may read', async () => {
    const { admin, writes: written } = office;
    await toThePhone();
    expect(admin.sees()).toContain('Register the mobile phone');
    byHand.phone();
    await admin.presses('Registered: check it');
    expect(admin.sees()).toContain('Set a new password');
    await byHand.password();
    await admin.presses('Set: check it');
    expect(admin.sees()).toContain('Enforce multi-factor authentication');
    byHand.mfa();
    await admin.presses('Enforced: check it');
    await journey.fromHere('my-account');
    expect(admin.sees()).toContain('11 steps are **proven**');
    expect(admin.sees()).toContain('contact number and authentication phone end in 23');
    expect(written()).toEqual([]);
  });

  it('is told what Microsoft 365 does not show yet', async () => {
    const { admin } = office;
    await toThePhone();
    await admin.presses('Registered: check it');
    expect(admin.sees()).toContain('does not show the same number in both places yet');
    await admin.presses('I have registered it: go on');
    await admin.presses('Set: check it');
    expect(admin.sees()).toContain('shows no new password since this run began');
    await admin.presses('It is set, and I know it: go on');
    serviceAccount(office.world).perUserMfaState = 'enabled';
    await admin.presses('Enforced: check it');
    expect(admin.sees()).toContain('“Enabled” is not enough');
  });

  it('opens the gap with the new password, as the bot would', async () => {
    const { admin } = office;
    await toThePhone();
    byHand.phone();
    await admin.presses('Registered: check it');
    await byHand.password();
    await admin.presses('Set: check it');
    await admin.says('status');
    expect(admin.messages.map((message) => admin.sees(message)).join()).toContain(
      'has not been able to sign in',
    );
  });

  it('has no phone of long ago counted before they have said that it is the one', async () => {
    const { admin } = office;
    byHand.phone();
    await toThePhone();
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('Register the mobile phone');
    await admin.presses(letBot);
    expect(admin.sees()).toContain('Register the mobile phone');
    await admin.presses('Registered: check it');
    expect(admin.sees()).toContain('Set a new password');
  });

  it('goes on by hand after a restart', async () => {
    const { admin } = office;
    await toThePhone();
    await office.restart();
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('Register the mobile phone');
  });
});

describe('a permission that is granted in the middle', () => {
  it('lets the bot do the rest, when it is told to', async () => {
    const { admin, world, writes: written } = office;
    await toThePhone();
    byHand.phone();
    await admin.presses('Registered: check it');
    world.consentedScopes = [...toRead, ...writes];
    await admin.presses(letBot);
    expect(admin.sees()).toContain(cards.password);
    await journey.fromHere('password');
    expect(admin.sees()).toContain('11 steps are **proven**');
    expect(written().map((write) => write.split(' ')[1])).not.toContain('phoneMethods');
  });

  it('on the plan brings the usual way', async () => {
    const { admin, world } = office;
    await admin.says('enable mfa');
    await journey.on(['find-account']);
    world.consentedScopes = [...toRead, ...writes];
    await admin.presses(granted);
    await journey.fromHere('plan');
    expect(office.writes()).toHaveLength(4);
  });

  it('changes nothing by itself: a new sign-in finds the person where they were', async () => {
    const { admin, world, clock } = office;
    await toThePhone();
    world.consentedScopes = [...toRead, ...writes];
    await clock.advance(2 * 3_600_000);
    await admin.presses('Registered: check it');
    expect(admin.sees()).toContain('Register the mobile phone');
    expect(office.writes()).toEqual([]);
    expect(admin.choices()).toContain(letBot);
  });

  it('for reading lets the bot look, and changes nothing', async () => {
    const { admin, world } = office;
    world.consentedScopes = toRead.filter((scope) => scope !== 'Policy.Read.All');
    await toThePhone();
    byHand.phone();
    await admin.presses('Registered: check it');
    await byHand.password();
    await admin.presses('Set: check it');
    world.consentedScopes = [...toRead, ...writes];
    await admin.presses(granted);
    expect(admin.sees()).toContain('Enforce multi-factor authentication');
    expect(admin.choices()).toContain(letBot);
    expect(admin.choices()).not.toContain(granted);
    expect(office.writes()).toEqual([]);
  });

  it('between the plan and its answer does not undo the answer', async () => {
    const { admin, world, clock } = office;
    await admin.says('enable mfa');
    await journey.on(['find-account']);
    const plan = admin.last;
    world.consentedScopes = [...toRead, ...writes];
    await clock.advance(2 * 3_600_000);
    await admin.presses('All service accounts', await shownBy('status'));
    await admin.presses(goByHand, plan);
    expect(admin.sees()).toContain('Register the mobile phone');
    expect(admin.choices()).toContain(letBot);
  });

  it('is asked for in vain, and what is missing is named', async () => {
    const { admin } = office;
    await toThePhone();
    await admin.presses(letBot);
    expect(admin.sees()).toContain('UserAuthMethod-Phone.ReadWrite.All');
    expect(admin.choices()).toContain('Grant it (leaves Teams)');
    byHand.phone();
    await admin.presses('Registered: check it');
    expect(admin.sees()).toContain('Set a new password');
  });
});

describe('whoever stops half-way', () => {
  it('is asked first while Cloud App Security cannot sign in, although the bot has changed nothing', async () => {
    const { admin } = office;
    await toThePhone();
    byHand.phone();
    await admin.presses('Registered: check it');
    await byHand.password();
    await admin.presses('Set: check it');
    await admin.says('cancel');
    expect(admin.sees()).toContain('what you have done by hand stays as it is');
    expect(admin.sees()).toContain('Cloud App Security cannot sign in');
    await admin.says('forget me');
    expect(admin.sees()).toContain('I have changed nothing in Microsoft 365');
    expect(admin.sees()).toContain('Cloud App Security cannot sign in');
  });
});

describe('a reading permission that is missing', () => {
  it('is named on the card that needed it, with who grants it', async () => {
    const { admin, world } = office;
    world.consentedScopes = [...toRead, ...writes].filter((scope) => scope !== 'AuditLog.Read.All');
    await journey.to('my-account');
    await admin.presses(buttons['my-account']);
    expect(admin.sees()).toContain('AuditLog.Read.All');
    expect(admin.choices()).toEqual(expect.arrayContaining(['Grant it (leaves Teams)', granted]));
    journey.person.signsIn(goodPassword);
    await office.clock.advance(60_000);
    world.consentedScopes = [...toRead, ...writes];
    await admin.presses(granted);
    expect(admin.sees()).toContain(cards['app-password']);
  });

  it.each([
    ['is no word on the save in the console when it is granted', () => Promise.resolve()],
    ['nor is it by somebody whom a restart has signed out', () => office.restart()],
    ['nor is it when the dialog stack is lost, too', () => office.restart(office.loseDialogs)],
  ])('%s', async (_, meanwhile) => {
    const { admin, world } = office;
    world.consentedScopes = [...toRead, ...writes].filter((scope) => scope !== 'AuditLog.Read.All');
    await journey.to('my-account');
    for (const name of ['my-account', 'app-password'] as const) {
      await admin.presses(buttons[name]);
      await admin.presses('I have done it: go on');
    }
    expect(admin.sees()).toContain(cards['cloud-app-security']);
    world.consentedScopes = [...toRead, ...writes];
    await meanwhile();
    await admin.submits(granted);
    expect(admin.sees()).toContain(cards['cloud-app-security']);
    expect(admin.choices()).toContain(buttons['cloud-app-security']);
    expect(admin.sees()).not.toContain('Noted that it is saved');
  });

  it('that can be done without is named on the plan', async () => {
    const { admin, world } = office;
    world.consentedScopes = [...reads, ...writes];
    await journey.to('plan');
    expect(admin.sees()).toContain('Domain.Read.All');
    await journey.fromHere('plan');
    expect(admin.sees()).toContain('11 steps are **proven**');
  });
});

describe('a directory role that is missing', () => {
  it('is named when Microsoft 365 refuses a change, with who gives it and where', async () => {
    const { admin, world, practice } = office;
    world.consentedScopes = [...toRead, ...writes];
    await journey.to('phone');
    practice.troubles.set('forbidden', 1, { method: 'PATCH' });
    await journey.on(['phone']);
    expect(admin.sees()).toContain('Authentication Administrator');
    expect(admin.sees()).toContain('ask a Privileged Role Administrator or Global Administrator for it');
    expect(admin.choices()).toContain('Roles in the admin center (leaves Teams)');
  });
});
