import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { World } from '../../src/practice/world/world';
import type { Run } from '../../src/procedure/run';
import { openLmdb } from '../../src/storage/lmdb';
import type { Admin } from '../support/admin';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

const take = 'Take over from Avery Admin';
const list = 'Service accounts of your organisation';

let office: Office;
let adele: Admin;
let avery: Journey;

async function officeWith(
  role: keyof typeof roleTemplates,
  change: (world: World) => void = () => undefined,
) {
  office = await openOffice({
    // A reminder comes at whatever hour the test happens to run.
    reminders: { quietHours: undefined },
    world: (world) => {
      accountNamed(world, 'Adele Vance').roles = [roleTemplates[role].id];
      change(world);
    },
  });
  adele = office.colleague('Adele Vance');
  avery = new Journey(office);
}
afterEach(() => office.close());

const listOf = (person: Admin) =>
  person.messages.filter((message) => person.sees(message).includes(list)).at(-1);

/** Signs in, and presses “Take over from” on the list. */
async function asks(): Promise<void> {
  await adele.says('check');
  await adele.says('status');
  await adele.presses(take, listOf(adele));
}

describe('taking over a run', () => {
  it('goes on with the own sign-in and readings, to a report that names both, and tells the former owner', async () => {
    await officeWith('globalAdministrator');
    const { admin } = office;
    await avery.to('my-account');
    await asks();
    expect(adele.sees()).toContain('Take this run over?');
    expect(adele.sees()).toContain('Avery Admin');
    expect(adele.sees()).toContain('Cloud App Security has not been able to sign in since');
    await adele.presses('Take over');
    expect(adele.sees()).toContain(cards.plan);
    expect(adele.sees()).not.toContain('has an open run on this account');
    expect(admin.sees()).toContain('Adele Vance has taken over your run');
    await admin.presses('Status');
    expect(admin.messages.map((one) => admin.sees(one)).join()).toContain('No run is open');
    await adele.presses('Go on');
    expect(adele.sees()).toContain(cards['my-account']);
    const before = office.writes().length;
    const hers = new Journey({ ...office, admin: adele });
    await hers.fromHere('my-account');
    expect(adele.sees()).toContain('Done');
    expect(adele.sees()).toContain('Done by\nAdele Vance');
    expect(adele.sees()).toMatch(/Before that\nAvery Admin, until/);
    expect(office.writes()).toHaveLength(before);
  });

  it('may be left, and is done once when pressed twice', async () => {
    await officeWith('globalAdministrator');
    await avery.to('phone');
    await asks();
    const asked = adele.last;
    await adele.presses('Not now');
    expect(office.admin.sees()).toContain(cards.phone);
    await adele.presses('Take over', asked);
    await adele.presses('Take over', asked);
    expect(adele.sees()).toContain(cards.plan);
    const told = office.admin.messages.filter((one) => office.admin.sees(one).includes('taken over'));
    expect(told).toHaveLength(1);
  });

  it('makes the former owner’s card an old one', async () => {
    await officeWith('globalAdministrator');
    await avery.to('phone');
    const card = office.admin.last;
    await asks();
    await adele.presses('Take over');
    await office.admin
      .fills({ phone: '+1 206 555 0123', holder: 'Sam' })
      .presses('Save', card)
      .catch(() => undefined);
    expect(office.writes()).toEqual([]);
  });

  it('is not for who has a run open, who lacks a role, or when it is too late', async () => {
    await officeWith('globalAdministrator');
    await avery.to('phone');
    await asks();
    const asked = adele.last;
    await adele.says('enable mfa');
    await adele.presses('Take over', asked);
    expect(adele.sees()).toContain('You have a run open yourself.');
    await adele.says('cancel');
    accountNamed(office.world, 'Adele Vance').roles = [roleTemplates.userAdministrator.id];
    await adele.presses('Take over', asked);
    expect(adele.sees()).toMatch(/you would need another directory role: .*Administrator/);
    accountNamed(office.world, 'Adele Vance').roles = [roleTemplates.globalAdministrator.id];
    await office.admin.says('cancel');
    await adele.presses('Take over', asked);
    expect(adele.sees()).toContain('This run is not open any more');
    expect(office.writes()).toEqual([]);
  });

  it('survives a restart on both sides, and can be taken back', async () => {
    await officeWith('globalAdministrator');
    await avery.to('my-account');
    await asks();
    await office.restart();
    await adele.presses('Take over');
    await office.restart(office.loseDialogs);
    await adele.says('enable mfa');
    expect(adele.sees()).toContain(cards.plan);
    const { admin } = office;
    await admin.says('check');
    await admin.says('status');
    await admin.presses('Take over from Adele Vance', listOf(admin));
    await admin.presses('Take over');
    await admin.presses('Go on');
    expect(admin.sees()).toContain(cards['my-account']);
    expect(adele.sees()).toContain('Avery Admin has taken over your run');
  });

  it('takes the answer of the newest question only: an older one asks anew', async () => {
    await officeWith('globalAdministrator');
    await avery.to('phone');
    await asks();
    const first = adele.last;
    await asks();
    const second = adele.last;
    await adele.presses('Take over', first);
    expect(adele.last.id).not.toBe(second.id);
    expect(adele.sees()).toContain('Take this run over?');
    await adele.presses('Take over', second);
    expect(adele.sees()).toContain('Take this run over?');
    const made = JSON.parse(
      JSON.stringify(adele.execute('Take over')).replace(/"nonce":"[^"]*"/, '"sure":"yes"'),
    ) as ReturnType<Admin['execute']>;
    await adele.sends(made);
    expect(adele.sees()).toContain('Take this run over?');
    expect(office.admin.sees()).toContain(cards.phone);
    await adele.presses('Take over');
    expect(adele.sees()).toContain(cards.plan);
  });

  it('asks anew when the run is on another account by now', async () => {
    await officeWith('globalAdministrator');
    await avery.to('phone');
    await asks();
    const [, other] = office.world.accounts.filter(({ userPrincipalName }) =>
      /^tmcas/.test(userPrincipalName),
    );
    if (!other) throw new Error('the world has one service account only');
    await office.restart(async () => {
      const store = openLmdb({ dataDir: office.dataDir, dataKey: undefined });
      for (const { key, value } of await store.scan('run')) {
        const { id, displayName, userPrincipalName } = other;
        await store.put(key, { ...(value as Run), account: { id, displayName, userPrincipalName } }, 'any');
      }
      await store.close();
    });
    await adele.presses('Take over');
    expect(adele.sees()).toContain('Take this run over?');
    expect(adele.sees().replaceAll('\u200b', '')).toContain(other.userPrincipalName);
    expect(office.admin.sees()).toContain(cards.phone);
    await adele.presses('Take over');
    expect(office.admin.sees()).toContain('Adele Vance has taken over your run');
  });

  it('moves the reminders', async () => {
    await officeWith('globalAdministrator');
    await avery.to('my-account');
    await asks();
    await adele.presses('Take over');
    const before = office.admin.messages.length;
    await office.clock.advance(4 * 24 * 3_600_000);
    await office.sweep();
    expect(office.admin.messages).toHaveLength(before);
    expect(adele.sees()).toContain(serviceAccount(office.world).userPrincipalName);
    expect(adele.choices()).toContain('Tomorrow morning');
  });
});
