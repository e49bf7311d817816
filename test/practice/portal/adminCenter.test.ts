import { matches } from '../../../src/practice/world/hash';
import { roleTemplate } from '../../../src/practice/world/identity';
import type { Account } from '../../../src/practice/world/world';
import { someWorld, type SomeWorld } from '../world/someWorld';
import { Browser, openStage, type Stage } from './browser';

let some: SomeWorld;
let account: Account;
let stage: Stage;
let person: Browser;

beforeEach(async () => {
  some = someWorld('password');
  ({ account } = some);
  stage = await openStage(some.world);
  person = new Browser(stage);
});
afterEach(() => stage.close());

const center = '/practice/admin-center';
const goodPassword = 'Tr0ub4dor-and-3';
const number = '+1 2065550123';
const admin = (): Account => {
  const found = some.world.accounts.find(({ id }) => id === some.world.adminId);
  if (!found) throw new Error('no admin');
  return found;
};
const to = (page: string, one = account) => person.goes(`${center}/${page}?id=${one.id}`);
const audits = () => some.world.directoryAudits.map(({ activityDisplayName }) => activityDisplayName);

async function savesContact(mobile: string, one = account): Promise<void> {
  await to('contact', one);
  await person.sends('/contact', { mobile });
}
async function addsPhone(typed: string, type = 'mobile', one = account): Promise<void> {
  await to('authentication-methods/phone', one);
  await person.sends('/phone', { number: typed, type });
}
async function resets(password: string, boxes: Record<string, string> = {}, one = account): Promise<void> {
  await to('reset-password', one);
  await person.sends('/reset-password', { password, ...boxes });
}
async function makes(state: string, one = account): Promise<void> {
  await person.goes(`${center}/per-user-mfa/confirm?id=${one.id}&to=${state}`);
  await person.sends('/per-user-mfa');
}
/** Every act on an account, each by its page. */
const acts: Readonly<Record<string, (one?: Account) => Promise<void>>> = {
  'the contact information': (one) => savesContact(number, one),
  'the phone for codes': (one) => addsPhone(number, 'mobile', one),
  'the password': (one) => resets(goodPassword, {}, one),
  'multi-factor authentication': async (one) => {
    await person.goes(`${center}/per-user-mfa/confirm?id=${one?.id ?? account.id}&to=enforced`);
    await person.sends('/per-user-mfa');
  },
};
const everyAct = Object.keys(acts);
const keptWorld = () => JSON.stringify({ ...some.world, console: null, signIns: null });

describe('the way there', () => {
  test('leads from the overview over the active users to the account, by links alone', async () => {
    await person.goes('/practice');
    expect(person.text).toContain(`<a href="${center}">Admin center</a>`);
    await person.goes(center);
    expect(person.sees()).toContain('You are signed in as Avery Admin');
    expect(person.text).toContain(`href="${center}/user?id=${account.id}"`);
    await to('user');
    for (const page of ['contact', 'reset-password', 'authentication-methods']) {
      expect(person.text).toContain(`href="${center}/${page}?id=${account.id}"`);
    }
    expect(person.text).toContain(`href="${center}/per-user-mfa"`);
  });

  test('leads on to the troubles, where the tenant is set up', async () => {
    await person.goes(center);
    expect(person.text).toMatch(/href="\/practice\/troubles"[^>]*>How the tenant is set up</);
  });

  test.each(['', '/per-user-mfa'])('shows everyone only when asked: %p', async (page) => {
    await person.goes(center + page);
    expect(person.sees()).not.toContain('Adele Vance');
    await person.goes(`${center}${page}?show=all`);
    expect(person.sees()).toContain('Adele Vance');
  });

  test.each(['user', 'contact', 'reset-password', 'authentication-methods', 'authentication-methods/phone'])(
    'begins at the list when %s is asked for without an account',
    async (page) => {
      await person.goes(`${center}/${page}?id=nobody`);
      expect(person.path.split('?')[0]).toBe(center);
      expect(person.sees()).toContain('Choose an account first.');
    },
  );
});

describe('contact information', () => {
  test('takes a mobile phone, keeps it apart from codes, and is audited', async () => {
    await savesContact(number);
    expect(person.sees()).toContain('The contact information is saved.');
    expect(account.mobilePhone).toBe(number);
    expect(account.phoneMethods).toEqual([]);
    expect(some.world.directoryAudits).toMatchObject([
      { activityDisplayName: 'Update user', initiatedByUserId: admin().id, targetUserId: account.id },
    ]);
    expect(stage.saves()).toBe(1);
  });

  test('is emptied by an empty field', async () => {
    account.mobilePhone = number;
    await to('contact');
    expect(person.text).toContain(`value="${number}"`);
    await person.sends('/contact', { mobile: ' ' });
    expect(account.mobilePhone).toBeNull();
  });

  test('of more than 64 characters is refused beside its field', async () => {
    await savesContact('1'.repeat(65));
    expect(person.text).toMatch(/id="mobile"[^>]*aria-invalid="true"/);
    expect(account.mobilePhone).toBeNull();
  });

  test('of a synchronised account is changed elsewhere', async () => {
    account.onPremisesSyncEnabled = true;
    await savesContact(number);
    expect(person.sees()).toContain('on-premises directory. Change it there.');
    expect(account.mobilePhone).toBeNull();
  });
});

describe('authentication methods', () => {
  test.each(['+1 206 555 0123', '+12065550123', '+1 2065550123', '+1 (206) 555-0123'])(
    'take %p as Graph keeps it',
    async (typed) => {
      await addsPhone(typed);
      expect(account.phoneMethods).toEqual([
        { phoneType: 'mobile', phoneNumber: number, smsSignInState: 'notAllowedByPolicy' },
      ]);
      expect(person.sees()).toContain(`Phone number: Mobile ${number}`);
      expect(audits()).toEqual(['Admin registered security info']);
    },
  );

  test('take a new number for a type that is there already', async () => {
    await addsPhone(number);
    await addsPhone('+49 1512 3456789');
    expect(account.phoneMethods.map(({ phoneNumber }) => phoneNumber)).toEqual(['+49 15123456789']);
    expect(audits()).toEqual(['Admin registered security info', 'Admin updated security info']);
  });

  test('take further types beside the first', async () => {
    await addsPhone(number);
    await addsPhone('+1 2065550124', 'office');
    expect(account.phoneMethods.map(({ phoneType }) => phoneType)).toEqual(['mobile', 'office']);
  });

  test.each(['', '206 555 0123', '+1 23', 'phone', '+1 206 555 0123 45678 90'])(
    'refuse %p beside the field, and keep what was typed',
    async (typed) => {
      await addsPhone(typed, 'office');
      expect(person.text).toMatch(/id="number"[^>]*aria-invalid="true"/);
      expect(person.text).toContain(`value="${typed}"`);
      expect(person.text).toMatch(/value="office"\s+checked/);
      expect(account.phoneMethods).toEqual([]);
    },
  );
});

describe('a password reset', () => {
  test('has both boxes ticked at first, as the real one has', async () => {
    await to('reset-password');
    expect(person.text.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
    expect(person.sees()).toContain('Automatically create a password');
    expect(person.sees()).toContain('Require this user to change their password when they first sign in');
  });

  test('of one’s own choice without a forced change is good for a sign-in', async () => {
    stage.wait(60_000);
    const before = account.lastPasswordChangeDateTime;
    await resets(goodPassword);
    expect(person.sees()).toContain('The password has been reset.');
    expect(matches(goodPassword, account.password)).toBe(true);
    expect(account.lastPasswordChangeDateTime > before).toBe(true);
    expect(account.forceChangePasswordNextSignIn).toBe(false);
    expect(audits()).toEqual(['Reset password']);
  });

  test('with a forced change is what My Account then complains of', async () => {
    await resets(goodPassword, { forced: 'yes' });
    expect(audits()).toEqual(['Reset password', 'Set force change user password']);
    await person.goes('/practice/my-account');
    await person.sends('/sign-in', { user: account.userPrincipalName, password: goodPassword });
    expect(person.sees()).toContain('Reset it once more, without a forced change.');
  });

  test('that is left to the machine is refused: the procedure wants one’s own', async () => {
    await resets('', { automatic: 'yes', forced: 'yes' });
    expect(person.sees()).toContain('clear “Automatically create a password”');
    expect(person.text).toContain('href="#automatic"');
    expect(audits()).toEqual([]);
  });

  test.each(['Short-1', 'onlysmallletters', 'P@ssw0rd!', 'Contoso-1!', 'Pässwort-äöü-12'])(
    'to %p is refused, and shown nowhere',
    async (weak) => {
      await resets(weak);
      expect(person.text).toMatch(/id="password"[^>]*aria-invalid="true"/);
      expect(person.text).not.toContain(weak);
      expect(matches(weak, account.password)).toBe(false);
    },
  );

  test('that is refused leaves the boxes as they were', async () => {
    await resets('Short-1', { forced: 'yes' });
    expect(person.text).toMatch(/id="forced"[^>]*checked/);
    expect(person.text).not.toMatch(/id="automatic"[^>]*checked/);
  });

  test.each<[string, () => void, string]>([
    ['a federated', () => (some.world.federated = true), 'at another identity provider'],
    ['a synchronised', () => (account.onPremisesSyncEnabled = true), 'on-premises directory'],
  ])('of %s account is made elsewhere', async (_what, enter, says) => {
    enter();
    await resets(goodPassword);
    expect(person.sees()).toContain(says);
    expect(matches(goodPassword, account.password)).toBe(false);
  });
});

describe('per-user multi-factor authentication', () => {
  test('is chosen in the list, and asked about before it is done', async () => {
    await person.goes(`${center}/per-user-mfa`);
    expect(person.text).toContain(`type="radio" id="${account.id}" name="id" value="${account.id}"`);
    expect(person.text).toMatch(/name="to" value="enabled">Enable MFA</);
    expect(person.text).toMatch(/name="to" value="enforced">Enforce MFA</);
    await person.goes(`${center}/per-user-mfa/confirm?id=${account.id}&to=enabled`);
    expect(person.sees()).toContain('Enable MFA?');
    expect(account.perUserMfaState).toBe('disabled');
    await person.sends('/per-user-mfa');
    expect(account.perUserMfaState).toBe('enabled');
    expect(audits()).toEqual(['Enable Strong Authentication']);
  });

  test('is enforced when it is enforced, and disabled again', async () => {
    await makes('enforced');
    expect(person.sees()).toContain('for SharePoint is enforced.');
    expect(account.perUserMfaState).toBe('enforced');
    await makes('disabled');
    expect(account.perUserMfaState).toBe('disabled');
  });

  test('moves on to enforced by itself where a phone is registered', async () => {
    await addsPhone(number);
    await makes('enabled');
    expect(account.perUserMfaState).toBe('enforced');
    expect(person.sees()).toContain('for SharePoint is enforced.');
  });

  test.each([
    ['to=enabled', 'Choose an account first.'],
    ['id=nobody&to=enabled', 'Choose an account first.'],
    ['id=ACCOUNT', 'Choose what is to become of the account.'],
    ['id=ACCOUNT&to=toString', 'Choose what is to become of the account.'],
  ])('asked for with %s leads back to the list', async (query, says) => {
    await person.goes(`${center}/per-user-mfa/confirm?${query.replace('ACCOUNT', account.id)}`);
    expect(person.path.split('?')[0]).toBe(`${center}/per-user-mfa`);
    expect(person.sees()).toContain(says);
  });
});

describe('roles', () => {
  test.each(everyAct)('of a Global Reader do not reach %s', async (act) => {
    admin().roles = [roleTemplate.globalReader];
    const before = keptWorld();
    await acts[act]?.();
    expect(person.sees()).toContain('Your roles do not allow it.');
    expect(keptWorld()).toBe(before);
  });

  test.each(everyAct)('of nobody here reach %s of a restricted account', async (act) => {
    account.isManagementRestricted = true;
    const before = keptWorld();
    await acts[act]?.();
    expect(person.sees()).toContain('in a restricted administrative unit');
    expect(keptWorld()).toBe(before);
  });

  test('for policies alone reach multi-factor authentication and nothing else', async () => {
    admin().roles = [roleTemplate.authenticationPolicyAdministrator];
    for (const act of everyAct) await acts[act]?.();
    expect(account).toMatchObject({ perUserMfaState: 'enforced', mobilePhone: null, phoneMethods: [] });
    expect(audits()).toEqual(['Enable Strong Authentication']);
  });

  test.each(['the phone for codes', 'the password'])('do not reach %s of one’s own account', async (act) => {
    const before = keptWorld();
    await acts[act]?.(admin());
    expect(person.sees()).toContain('This is your own account');
    expect(keptWorld()).toBe(before);
  });
});

test('every form of the admin center wants its token', async () => {
  const before = keptWorld();
  for (const form of ['contact', 'reset-password', 'authentication-methods/phone', 'per-user-mfa']) {
    const sent = { id: account.id, mobile: number, number, password: goodPassword, to: 'enforced' };
    await person.posts(`${center}/${form}`, new URLSearchParams(sent).toString());
    expect(person.sees()).toContain('Nothing was done; please do it once more.');
  }
  expect(keptWorld()).toBe(before);
});
