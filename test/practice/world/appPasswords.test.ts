import {
  createAppPassword,
  deleteAppPassword,
  whyNotOffered,
} from '../../../src/practice/world/appPasswords';
import { begin, someWorld } from './someWorld';

function enforced() {
  const some = someWorld();
  some.account.perUserMfaState = 'enforced';
  return some;
}

describe('an app password', () => {
  test('is sixteen small letters, of which the world keeps a hash', () => {
    const { world, account } = enforced();
    const made = createAppPassword(world, begin, account.id, '  Cloud App Security ');
    if (made.kind !== 'created') throw new Error(made.why);
    expect(made.plain).toMatch(/^[a-z]{16}$/);
    expect(account.appPasswords).toHaveLength(1);
    expect(account.appPasswords[0]).toMatchObject({ id: made.id, name: 'Cloud App Security' });
    expect(JSON.stringify(world)).not.toContain(made.plain);
  });

  test('leaves an entry in the audit log, which shows late', () => {
    const { world, account } = enforced();
    createAppPassword(world, begin, account.id, 'one');
    expect(world.directoryAudits).toEqual([
      expect.objectContaining({
        activityDisplayName: 'Create application password for user',
        category: 'UserManagement',
        loggedByService: 'Core Directory',
        targetUserId: account.id,
        activityDateTime: new Date(begin).toISOString(),
        visibleFrom: new Date(begin + 20_000).toISOString(),
      }),
    ]);
  });

  test('is offered only with enforced MFA, where the tenant allows it and without security defaults', () => {
    const { world, account } = enforced();
    expect(whyNotOffered(world, account)).toBeNull();
    account.perUserMfaState = 'enabled';
    expect(createAppPassword(world, begin, account.id, 'one')).toMatchObject({ why: 'not-enforced' });
    world.appPasswordsAllowed = false;
    expect(createAppPassword(world, begin, account.id, 'one')).toMatchObject({ why: 'switched-off' });
    world.securityDefaultsEnabled = true;
    expect(createAppPassword(world, begin, account.id, 'one')).toMatchObject({ why: 'security-defaults' });
    expect(account.appPasswords).toEqual([]);
    expect(world.directoryAudits).toEqual([]);
  });

  test('needs a name of its own of at most 64 characters', () => {
    const { world, account } = enforced();
    createAppPassword(world, begin, account.id, 'One');
    expect(createAppPassword(world, begin, account.id, ' ')).toMatchObject({ why: 'name-missing' });
    expect(createAppPassword(world, begin, account.id, 'x'.repeat(65))).toMatchObject({
      why: 'name-too-long',
    });
    expect(createAppPassword(world, begin, account.id, 'one')).toMatchObject({ why: 'name-taken' });
  });

  test('has at most 39 others beside it', () => {
    const { world, account } = enforced();
    for (let one = 1; one <= 40; one += 1) {
      expect(createAppPassword(world, begin, account.id, `name ${one}`).kind).toBe('created');
    }
    expect(createAppPassword(world, begin, account.id, 'one more')).toMatchObject({ why: 'too-many' });
  });

  test('can be deleted once, which the audit log tells', () => {
    const { world, account } = enforced();
    const made = createAppPassword(world, begin, account.id, 'one');
    if (made.kind !== 'created') throw new Error(made.why);
    expect(deleteAppPassword(world, begin, account.id, made.id)).toBe(true);
    expect(deleteAppPassword(world, begin, account.id, made.id)).toBe(false);
    expect(account.appPasswords).toEqual([]);
    expect(world.directoryAudits.map((entry) => entry.activityDisplayName)).toEqual([
      'Create application password for user',
      'Delete application password for user',
    ]);
  });

  test('of nobody cannot be made', () => {
    const { world } = enforced();
    expect(() => createAppPassword(world, begin, 'nobody', 'one')).toThrow('no such account');
  });
});
