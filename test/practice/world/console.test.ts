import { createAppPassword, deleteAppPassword } from '../../../src/practice/world/appPasswords';
import { signIn } from '../../../src/practice/world/browserSignIn';
import { runConsole, savePassword } from '../../../src/practice/world/console';
import { seedWorld } from '../../../src/practice/world/seed';
import type { Account, World } from '../../../src/practice/world/world';
import { begin, password, someWorld } from './someWorld';

const minute = 60_000;
const later = begin + 5000;

function withAppPassword() {
  const { world, account } = someWorld();
  account.perUserMfaState = 'enforced';
  const made = createAppPassword(world, begin, account.id, 'Cloud App Security');
  if (made.kind !== 'created') throw new Error(made.why);
  return { world, account, ...made };
}

const attempts = (world: World) =>
  world.signIns
    .filter(({ createdDateTime }) => Date.parse(createdDateTime) > begin)
    .map((entry) => entry.errorCode);

describe('a password saved in the console', () => {
  test('that is the app password signs in at once, as an old kind of client', () => {
    const { world, account, plain, id } = withAppPassword();
    savePassword(world, later, ` ${plain}\n`);
    expect(world.console).toMatchObject({
      saved: 'app-password',
      appPasswordId: id,
      passwordSavedDateTime: new Date(later).toISOString(),
      lastSyncDateTime: new Date(later).toISOString(),
      lastSyncProblem: null,
    });
    expect(world.signIns.at(-1)).toMatchObject({
      userId: account.id,
      createdDateTime: new Date(later).toISOString(),
      visibleFrom: new Date(later + 20_000).toISOString(),
      clientAppUsed: 'Other clients',
      resourceDisplayName: 'Office 365 SharePoint Online',
      errorCode: 0,
    });
  });

  test('is not kept', () => {
    const { world, plain } = withAppPassword();
    savePassword(world, later, plain);
    expect(JSON.stringify(world)).not.toContain(plain);
  });

  test("that is the account's own fails once MFA is enforced", () => {
    const { world } = withAppPassword();
    savePassword(world, later, password);
    expect(world.console).toMatchObject({ saved: 'password', lastSyncProblem: 'mfa-required' });
    expect(attempts(world)).toEqual([50076]);
  });

  test("that is the account's own works while MFA is only enabled, until the next reset", () => {
    const { world, account } = someWorld();
    savePassword(world, later, password);
    expect(world.console.lastSyncProblem).toBeNull();
    account.lastPasswordChangeDateTime = new Date(later + 1).toISOString();
    runConsole(world, later + minute);
    expect(world.console.lastSyncProblem).toBe('wrong-password');
  });

  test('that is neither is taken too, and fails', () => {
    const { world } = withAppPassword();
    savePassword(world, later, 'something else');
    expect(world.console).toMatchObject({ saved: 'wrong', lastSyncProblem: 'wrong-password' });
    expect(attempts(world)).toEqual([50126]);
  });

  test.each<[string, (world: World, account: Account) => void, string, number[]]>([
    ['security defaults', (world) => (world.securityDefaultsEnabled = true), 'security-defaults', [530035]],
    ['a disabled account', (_, account) => (account.accountEnabled = false), 'account-disabled', [50057]],
    [
      'no account',
      (world) => (world.console.serviceAccountUserPrincipalName = 'gone'),
      'no-such-account',
      [],
    ],
    ['SharePoint', (world) => (world.legacyAuthProtocolsEnabled = false), 'legacy-blocked', []],
  ])('is stopped by %s', (_what, change, problem, codes) => {
    const { world, account, plain } = withAppPassword();
    savePassword(world, begin, plain);
    change(world, account);
    runConsole(world, begin + minute);
    expect(world.console.lastSyncProblem).toBe(problem);
    expect(attempts(world)).toEqual(codes);
  });

  test('stops working when the app password is deleted', () => {
    const { world, account, plain, id } = withAppPassword();
    savePassword(world, later, plain);
    deleteAppPassword(world, later, account.id, id);
    runConsole(world, later + minute);
    expect(attempts(world)).toEqual([0, 50126]);
  });
});

describe('the syncs of the console', () => {
  test('come once a minute, and no sooner', () => {
    const { world, plain } = withAppPassword();
    savePassword(world, later, plain);
    runConsole(world, later + minute - 1);
    expect(attempts(world)).toHaveLength(1);
    runConsole(world, later + 3 * minute + 5);
    runConsole(world, later + 3 * minute + 6);
    expect(attempts(world)).toEqual([0, 0, 0, 0]);
    expect(world.console.lastSyncDateTime).toBe(new Date(later + 3 * minute).toISOString());
  });

  test('that were missed are made up for, but only the last thirty', () => {
    const { world, plain } = withAppPassword();
    savePassword(world, later, plain);
    runConsole(world, later + 10_000 * minute);
    expect(attempts(world)).toHaveLength(31);
    expect(world.console.lastSyncDateTime).toBe(new Date(later + 10_000 * minute).toISOString());
  });

  test('succeed with the provisioned password until it is reset', () => {
    const world = seedWorld(begin);
    runConsole(world, begin + minute);
    expect(attempts(world)).toEqual([0]);
    const name = world.console.serviceAccountUserPrincipalName;
    const account = world.accounts.find((one) => one.userPrincipalName === name);
    if (account) account.lastPasswordChangeDateTime = new Date(begin + minute + 1).toISOString();
    runConsole(world, begin + 2 * minute);
    expect(attempts(world)).toEqual([0, 50126]);
  });

  test('with a stale password do not lock the account', () => {
    const { world } = someWorld();
    runConsole(world, begin + 30 * minute);
    expect(attempts(world)).toEqual(Array.from({ length: 30 }, () => 50126));
    expect(world.console.lastSyncProblem).toBe('wrong-password');
    const userPrincipalName = world.console.serviceAccountUserPrincipalName;
    const outcome = signIn(world, begin + 30 * minute, { userPrincipalName, password });
    expect(outcome.kind).toBe('code-sent');
  });

  test('do not make the log grow without end', () => {
    const { world } = someWorld();
    for (let one = 1; one <= 700; one += 1) runConsole(world, begin + one * minute);
    expect(world.signIns).toHaveLength(500);
  });
});

describe('what SharePoint writes to Purview’s audit log', () => {
  const operations = (world: World) => world.purview?.entries.map(({ operation }) => operation);

  test('is every sign-in that it let in, and none that Entra refused', () => {
    const { world, plain } = withAppPassword();
    savePassword(world, later, plain);
    savePassword(world, later, 'not-the-app-password');
    expect(operations(world)).toEqual(['IDCRLSuccessSignIn']);
  });

  test('is every one that it turns away once legacy sign-in is retired; Entra’s log has nothing of it', () => {
    const { world, plain } = withAppPassword();
    world.legacySignInRetired = true;
    savePassword(world, later, plain);
    expect(operations(world)).toEqual(['IDCRLBlockedDueToSoftEnforcement']);
    expect(world.console.lastSyncProblem).toBe('legacy-blocked');
    expect(attempts(world)).toEqual([]);
  });

  test('is kept for the newest five hundred, and in a world that had no such log, too', () => {
    const { world, plain } = withAppPassword();
    delete world.purview;
    savePassword(world, later, plain);
    for (let count = 1; count <= 20; count += 1) runConsole(world, later + count * 30 * minute);
    expect(operations(world)?.length).toBe(500);
  });
});
