import type { Account, World } from '../../src/practice/world/world';
import { buttons, Journey, type CardName } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

let office: Office;
afterEach(() => office.close());

/** A run that got as far as this card, stopped there. */
async function stoppedAt(card: CardName, world: (world: World) => void = () => undefined): Promise<Office> {
  office = await openOffice({ world });
  await new Journey(office).to(card);
  await office.admin.says('cancel');
  await office.admin.presses('Stop anyway');
  return office;
}

const target = () => serviceAccount(office.world);
const hadPhone = (world: World) =>
  void Object.assign<Account, Partial<Account>>(serviceAccount(world), {
    mobilePhone: '+1 2065550188',
    phoneMethods: [{ phoneType: 'mobile', phoneNumber: '+1 2065550188', smsSignInState: 'notEnabled' }],
  });
const formerNumber = '+1 206 555 0188';
const writesSince = (before: number) => office.writes().slice(before);

describe('undo', () => {
  it('takes back MFA first and then the phones, each confirmed by itself, and says it in the status', async () => {
    const { admin, writes } = await stoppedAt('my-account');
    expect(admin.choices()).toContain('Take back');
    const before = writes().length;
    await admin.presses('Take back');
    expect(admin.sees()).toContain('**Per-user MFA**: enforced; before this run: disabled.');
    expect(admin.sees()).toContain('**Authentication phone**: ends in 23; before this run: none.');
    expect(admin.sees()).toContain('The password cannot be taken back');
    expect(admin.choices()).toEqual(['Switch it off', 'Leave it as it is']);
    await admin.presses('Switch it off');
    expect(target().perUserMfaState).toBe('disabled');
    expect(target().phoneMethods).toHaveLength(1);
    expect(admin.sees()).toContain('✔ **Per-user MFA** taken back');
    expect(admin.choices()).toEqual(['Remove the number', 'Leave it as it is']);
    await admin.presses('Remove the number');
    expect(target()).toMatchObject({ phoneMethods: [], mobilePhone: expect.any(String) as string });
    await admin.presses('Remove the number');
    expect(target().mobilePhone).toBeNull();
    expect(admin.sees()).toContain('Nothing more of this run can be taken back here');
    expect(writesSince(before)).toEqual([
      'PATCH authentication/requirements 204',
      'DELETE authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7 204',
      expect.stringMatching(/^PATCH users\/\S+ 204$/) as string,
    ]);
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('Taken back since');
    expect(admin.sees(ownRun(admin))).toContain('✔ **Contact number** taken back');
  });

  it('works after days and a restart, on the report of a finished run', async () => {
    office = await openOffice();
    const journey = new Journey(office);
    await journey.to('find-account');
    await journey.fromHere('find-account');
    const { admin, clock, restart } = office;
    expect(admin.choices()).toContain('Take back');
    await clock.advance(5 * 24 * 3_600_000);
    await restart();
    await admin.says('undo');
    await admin.presses('Switch it off');
    expect(target().perUserMfaState).toBe('disabled');
    await restart();
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain('✔ **Per-user MFA** taken back');
    expect(admin.sees(ownRun(admin))).toMatch(/\b2-[0-9a-f]{16}\b/);
  });

  it('of an open run has it done again', async () => {
    office = await openOffice();
    await new Journey(office).to('my-account');
    const { admin } = office;
    const old = admin.last;
    await admin.says('undo');
    await admin.presses('Switch it off');
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).toContain(
      '○ **7. Multi-factor authentication enforced**: not done yet',
    );
    await admin.presses(buttons['my-account'], old);
    expect(admin.sees(old)).toContain('This card is out of date');
    await admin.says('enable mfa');
    expect(target().perUserMfaState).toBe('enforced');
  });

  it('switches sign-in by text message off when the policy has switched it on, and keeps the phone', async () => {
    const { admin, writes } = await stoppedAt('password', (world) => {
      world.textMessageSignIn = true;
    });
    const before = writes().length;
    await admin.says('undo');
    expect(admin.sees()).toContain('**Sign-in by text message**: on; before this run: off.');
    await admin.presses('Switch it off');
    expect(target().phoneMethods).toMatchObject([{ smsSignInState: 'notEnabled' }]);
    expect(admin.sees()).toContain('✔ **Sign-in by text message** taken back');
    expect(writesSince(before)).toEqual([
      'POST authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7/disableSmsSignIn 204',
    ]);
  });

  it('puts a former number back when it ends as it did, and otherwise asks again', async () => {
    const { admin } = await stoppedAtWithOldPhone();
    await admin.says('undo');
    expect(admin.choices()).toEqual(['Put this number back', 'Remove the number', 'Leave it as it is']);
    await admin.presses('Put this number back');
    expect(admin.sees()).toContain('✖ Type the number with its country code');
    await admin.fills({ number: '+1 206 555 0177' }).presses('Put this number back');
    expect(admin.sees()).toContain('✖ The number before this run ended in 88, and this one does not.');
    await admin.fills({ number: formerNumber }).presses('Put this number back');
    expect(target()).toMatchObject({ phoneMethods: [{ phoneNumber: '+1 2065550188' }] });
    await admin.presses('Remove the number');
    expect(target().mobilePhone).toBeNull();
    expect(admin.sees()).toContain('**Contact number**: none; taken back.');
    expect(JSON.stringify(office.logged)).not.toContain('2065550188');
  });

  it('leaves alone what is to be left, until it is asked again', async () => {
    const { admin, writes } = await stoppedAt('password');
    const before = writes().length;
    await admin.says('undo');
    await admin.presses('Leave it as it is');
    await admin.presses('Leave it as it is');
    expect(admin.sees()).toContain('Nothing more of this run can be taken back here');
    await admin.presses('Look again');
    expect(admin.choices()).toContain('Remove the number');
    expect(writesSince(before)).toEqual([]);
  });

  it('does not overwrite what somebody else has changed, before the card or after it', async () => {
    const { admin, writes } = await stoppedAt('password');
    const before = writes().length;
    target().mobilePhone = '+1 2065550199';
    await admin.says('undo');
    expect(admin.sees()).toContain('**Contact number**: ends in 99; not as this run left it');
    target().phoneMethods = [
      { phoneType: 'mobile', phoneNumber: '+1 2065550144', smsSignInState: 'notEnabled' },
    ];
    await admin.presses('Remove the number');
    expect(admin.sees()).toContain('This has changed since the card was shown, so I have done nothing.');
    expect(admin.sees()).toContain('**Authentication phone**: ends in 44; not as this run left it');
    expect(writesSince(before)).toEqual([]);
  });

  it('is not done beside a colleague’s open run on the account', async () => {
    const { admin, writes } = await stoppedAt('password');
    await admin.says('undo');
    const shown = admin.last;
    const colleague = office.colleague('Adele Vance');
    accountNamed(office.world, 'Adele Vance').roles = accountNamed(office.world, 'Avery Admin').roles;
    await new Journey({ ...office, admin: colleague }).to('plan');
    const before = writes().length;
    await admin.presses('Remove the number', shown);
    expect(admin.sees(shown)).toContain('Adele Vance has an open run on this account');
    expect(writesSince(before)).toEqual([]);
  });

  it('has nothing to do where nothing was changed', async () => {
    office = await openOffice();
    await office.admin.says('undo');
    expect(office.admin.sees()).toContain('There is no run of yours that has changed anything');
    await new Journey(office).to('phone');
    await office.admin.says('undo');
    expect(office.admin.sees()).toContain('There is no run of yours that has changed anything');
  });

  it('shows that “enabled” cannot come back while there is a phone', async () => {
    const { admin } = await stoppedAt('my-account', (world) => {
      serviceAccount(world).perUserMfaState = 'enabled';
    });
    await admin.says('undo');
    expect(admin.sees()).toContain('take the phone back first');
    await admin.presses('Remove the number');
    await admin.presses('Set it to enabled');
    expect(target().perUserMfaState).toBe('enabled');
  });
});

async function stoppedAtWithOldPhone(): Promise<Office> {
  office = await openOffice({ world: hadPhone });
  const { admin } = office;
  await new Journey(office).to('phone');
  await admin.presses('Use another phone');
  await new Journey(office).on(['phone']);
  await admin.says('cancel');
  await admin.presses('Stop anyway');
  return office;
}

describe('an undo that goes wrong', () => {
  const troubled: readonly (readonly [string, 'PATCH' | 'DELETE', RegExp, string])[] = [
    ['per-user MFA', 'PATCH', /requirements$/, 'Switch it off'],
    ['the authentication phone', 'DELETE', /phoneMethods/, 'Remove the number'],
    ['the contact number', 'PATCH', /users\/[^/]+$/, 'Remove the number'],
  ];
  /** Leaves the parts before. */
  async function at(part: string): Promise<void> {
    await office.admin.says('undo');
    const left = troubled.findIndex(([name]) => name === part);
    for (let count = 0; count < left; count += 1) await office.admin.presses('Leave it as it is');
  }

  it.each(troubled)(
    'by a refusal of %s says why, and is offered again',
    async (part, method, path, button) => {
      const { admin, practice } = await stoppedAt('my-account');
      await at(part);
      practice.troubles.set('forbidden', 1, { method, path });
      await admin.presses(button);
      expect(admin.sees()).toContain('Microsoft 365 does not let you do this');
      await admin.presses(button);
      expect(admin.sees()).toMatch(/✔ \*\*.*\*\* taken back/);
    },
  );

  it.each(troubled)(
    'by a lost answer about %s is looked for, not sent again',
    async (part, method, path, button) => {
      const { admin, practice, writes } = await stoppedAt('my-account');
      await at(part);
      const before = writes().length;
      practice.troubles.set('lost-answer', 1, { method, path });
      await admin.presses(button);
      expect(admin.sees()).toMatch(/✔ \*\*.*\*\* taken back/);
      expect(writesSince(before)).toHaveLength(1);
    },
  );

  it.each(troubled)(
    'by a lost write of %s says so, and is offered again',
    async (part, method, path, button) => {
      const { admin, practice } = await stoppedAt('my-account');
      await at(part);
      practice.troubles.set('lost-write', 1, { method, path });
      await admin.presses(button);
      expect(admin.sees()).toContain('I have looked again, and I do not see the change.');
      expect(admin.sees()).not.toMatch(/✔ /);
      expect(admin.choices()).toContain(button);
    },
  );

  it('in the middle of a restart is found by the next look', async () => {
    const { admin, practice, line, restart, settled, writes } = await stoppedAt('my-account');
    await admin.says('undo');
    const held = line.hold(/^PATCH .*requirements$/);
    const pressing = admin.press('Switch it off');
    await held.arrived;
    practice.troubles.set('unreachable', 99);
    held.release();
    await pressing;
    await settled();
    expect(target().perUserMfaState).toBe('disabled');
    practice.troubles.clear();
    await restart(office.loseDialogs);
    const before = writes().length;
    await admin.says('undo');
    expect(admin.sees()).toContain('✔ **Per-user MFA** taken back');
    expect(writesSince(before)).toEqual([]);
  });

  it('by a token that is taken no more asks for another, and is offered again', async () => {
    const { admin, line } = await stoppedAt('my-account');
    await admin.says('undo');
    line.answerOnce(
      /^PATCH .*requirements$/,
      () => new Response('{}', { status: 401, headers: { 'content-type': 'application/json' } }),
    );
    await admin.presses('Switch it off');
    expect(target().perUserMfaState).toBe('enforced');
    expect(admin.sees()).toContain('Set per-user MFA back to disabled?');
    await admin.presses('Switch it off');
    expect(target().perUserMfaState).toBe('disabled');
  });

  it('by a doubled press writes once, and decides nothing about the part that comes next', async () => {
    const { admin, writes } = await stoppedAt('my-account');
    await at('the authentication phone');
    const press = admin.execute('Remove the number');
    const before = writes().length;
    await Promise.all([admin.sends(press), admin.sends(press)]);
    expect(writesSince(before)).toEqual([expect.stringMatching(/^DELETE /) as string]);
    expect(target().mobilePhone).not.toBeNull();
    expect(admin.sees()).toContain('Take the contact number back?');
  });

  it('by an older card changes nothing', async () => {
    const { admin, writes } = await stoppedAt('my-account');
    await admin.says('undo');
    const old = admin.last;
    await admin.says('undo');
    const before = writes().length;
    await admin.presses('Switch it off', old);
    expect(admin.sees(old)).toContain('This card is out of date');
    expect(writesSince(before)).toEqual([]);
  });

  it.each([
    ['forbidden', 'Microsoft 365 does not let you do this'],
    ['lost-write', 'I have looked again, and I do not see the change.'],
  ] as const)(
    'by “%s” about sign-in by text message says so, and is offered again',
    async (trouble, said) => {
      const { admin, practice } = await stoppedAt('password', (world) => {
        world.textMessageSignIn = true;
      });
      await admin.says('undo');
      practice.troubles.set(trouble, 1, { method: 'POST', path: /disableSmsSignIn$/ });
      await admin.presses('Switch it off');
      expect(admin.sees()).toContain(said);
      await admin.presses('Switch it off');
      expect(admin.sees()).toContain('✔ **Sign-in by text message** taken back');
    },
  );

  it('for lack of a phone that can go, says so', async () => {
    const { admin } = await stoppedAt('password');
    target().phoneMethods.push({
      phoneType: 'alternateMobile',
      phoneNumber: '+1 2065550166',
      smsSignInState: 'notSupported',
    });
    await admin.says('undo');
    await admin.presses('Remove the number');
    expect(admin.sees()).toContain('Microsoft 365 refused the request');
    expect(admin.sees()).toContain('Take the authentication phone back?');
  });

  it('lets “help” and “cancel” work all the time', async () => {
    const { admin } = await stoppedAt('my-account');
    await admin.says('undo');
    await admin.says('help');
    expect(admin.sees()).toContain('Take back what the last run has changed');
    await admin.says('cancel');
    expect(admin.sees()).toContain('Nothing is under way');
  });
});
