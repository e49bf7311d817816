import type { World } from '../../src/practice/world/world';
import { buttons, cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';
import { ownRun } from '../support/ownRun';

let office: Office;
const open = async (world?: (world: World) => void) => (office = await openOffice({ world }));
afterEach(() => office.close());

const isUsual = ({ displayName, userPrincipalName }: World['accounts'][number]) =>
  displayName.startsWith('Cloud App Security Service Account') || userPrincipalName.startsWith('tmcas');

/** Only the service account has a usual name. */
function withoutLookalikes(world: World): void {
  const { id } = serviceAccount(world);
  world.accounts = world.accounts.filter((account) => account.id === id || !isUsual(account));
}

/** Somebody has made the service account by hand, under a name of their own. */
function madeByHand(world: World): void {
  withoutLookalikes(world);
  Object.assign(serviceAccount(world), {
    displayName: 'Archive Robot',
    userPrincipalName: `archive.robot@${world.initialDomain}`,
  });
}

describe('one account with a usual name', () => {
  it('is shown and confirmed', async () => {
    const { admin, world } = await open(withoutLookalikes);
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('Is this the service account?');
    expect(admin.sees()).toContain(serviceAccount(world).userPrincipalName);
    await admin.presses('Yes, this one');
    expect(admin.sees()).toContain(cards.plan);
  });

  it('need not be the one: another is searched for, or the usual names again', async () => {
    const { admin } = await open(withoutLookalikes);
    await admin.says('enable mfa');
    await admin.presses('It is another account');
    expect(admin.sees()).toContain('Search for the account');
    await admin.presses('Look for the usual names again');
    expect(admin.sees()).toContain('Is this the service account?');
  });
});

describe('several accounts with usual names', () => {
  it('are listed, the likeliest first, the others with what is odd about them', async () => {
    const { admin } = await open();
    await admin.says('enable mfa');
    const lines = admin.sees().split('\n');
    const place = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(lines[place('tmcassp_8c1f04be7a6d2953')]).not.toContain('⚠');
    expect(lines[place('(old)')]).toContain('⚠ not the usual display name, sign-in is blocked');
    expect(lines[place('for Fabrikam')]).toContain('⚠ not the usual user name, a guest');
    expect(lines[place('svc-tmcas-hq')]).toContain('synchronised from on-premises');
    expect(place('tmcassp_8c1f04be7a6d2953')).toBeLessThan(place('(old)'));
  });

  it('asks again when none is chosen', async () => {
    const { admin } = await open();
    await admin.says('enable mfa');
    await admin.presses(buttons['find-account']);
    expect(admin.sees()).toContain('✖ Choose one of the accounts on this card.');
  });

  it('refuses an account that does not stand on the card', async () => {
    const { admin, world, writes } = await open();
    await admin.says('enable mfa');
    const other = accountNamed(world, 'Adele Vance');
    await admin.fills({ account: other.id }).presses(buttons['find-account']);
    expect(admin.sees()).toContain('✖ Choose one of the accounts on this card.');
    await admin.says('status');
    expect(admin.sees(ownRun(admin))).not.toContain(other.userPrincipalName);
    expect(writes()).toEqual([]);
  });

  it('refuses the account of the person who asks', async () => {
    const { admin, world } = await open((world) => {
      accountNamed(world, 'Avery Admin').displayName = 'Cloud App Security Service Account for Avery';
    });
    await admin.says('enable mfa');
    await admin.fills({ account: world.adminId }).presses(buttons['find-account']);
    expect(admin.sees()).toContain('✖ This is your own account.');
  });
});

describe('no account with a usual name', () => {
  it('is searched for by name, and its user name is typed to be sure', async () => {
    const { admin, world } = await open(madeByHand);
    const account = accountNamed(world, 'Archive Robot');
    await admin.says('enable mfa');
    expect(admin.sees()).toContain('No service account found');
    await admin.fills({ name: ' ' }).presses('Search');
    expect(admin.sees()).toContain('✖ Type at least a part of the name.');
    await admin.fills({ name: 'Nobody at all' }).presses('Search');
    expect(admin.sees()).toContain('No account matches “Nobody at all”.');
    await admin.fills({ name: 'robot' }).presses('Search');
    expect(admin.sees()).toContain('These accounts match “robot”.');

    await admin.fills({ account: account.id, userName: 'archive.robot' }).presses(buttons['find-account']);
    expect(admin.sees()).toContain('✖ This is not the user name of the chosen account.');
    expect(admin.sees()).toContain('These accounts match “robot”.');
    const typed = account.userPrincipalName.toUpperCase();
    await admin.fills({ account: account.id, userName: typed }).presses(buttons['find-account']);
    expect(admin.sees()).toContain(cards.plan);
    expect(admin.sees()).toContain('**Archive Robot**');
  });

  it.each(['[x](https://evil.example) **', '"', "O'Neil", '😀', 'x'.repeat(120)])(
    'is not found under “%s”, which does no harm',
    async (name) => {
      const { admin } = await open(madeByHand);
      await admin.says('enable mfa');
      await admin.fills({ name }).presses('Search');
      expect(admin.sees()).toContain('No account matches');
      expect(admin.sees()).not.toContain('](');
    },
  );
});

describe('an account that was not confirmed', () => {
  it('is never written to, although another one was chosen first', async () => {
    const { admin, world, practice } = await open();
    const wrong = accountNamed(world, 'Cloud App Security Service Account for SharePoint (HQ)');
    const journey = new Journey(office);
    await journey.to('find-account');
    await admin.fills({ account: wrong.id }).presses(buttons['find-account']);
    await admin.presses('Another account');
    await journey.fromHere('find-account');
    const written = practice
      .graphCalls()
      .filter(({ method, url }) => method !== 'GET' && !url.includes('$batch'));
    expect(written.length).toBeGreaterThan(0);
    for (const { url } of written) expect(url).toContain(serviceAccount(world).id);
  });
});
