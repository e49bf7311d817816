import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import type { World } from '../../src/practice/world/world';
import type { Admin } from '../support/admin';
import { inputsOf } from '../support/cards';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { accountNamed, serviceAccount } from '../support/servicePerson';

const hour = 3_600_000;

let office: Office;
let avery: Admin;
let adele: Admin;

/** Avery has a run open; Adele has spoken with the bot before. */
async function officeWith(change: (world: World) => void = () => undefined) {
  office = await openOffice({
    world: (world) => {
      accountNamed(world, 'Adele Vance').roles = [roleTemplates.globalAdministrator.id];
      change(world);
    },
  });
  avery = office.admin;
  adele = office.colleague('Adele Vance');
  await adele.says('help');
  await new Journey(office).to('phone');
}
afterEach(() => office.close());

async function searches(name: string): Promise<void> {
  await avery.says('status');
  await avery.presses('Hand over', statusOf(avery));
  await avery.fills({ name }).presses('Search');
}

/** Lets two seconds pass after it, in which Teams takes eight messages of one chat. */
async function asks(name: string): Promise<void> {
  await searches(name);
  const { id } = accountNamed(office.world, name);
  await avery.fills({ colleague: id }).presses('Ask them');
  await office.clock.advance(2_000);
}

/** The card of the own run, wherever the list stands. */
const statusOf = (person: Admin) =>
  person.messages.filter((message) => person.choices(message).includes('Hand over')).at(-1);

const seenBy = (person: Admin, part: string) =>
  person.messages.filter((message) => person.sees(message).includes(part));

const choices = () =>
  inputsOf(avery.last.card).flatMap((input) =>
    ((input as { choices?: readonly { title: string }[] }).choices ?? []).map(({ title }) => title),
  );

describe('handing a run over by name', () => {
  it('asks the colleague, who takes it with their own sign-in and goes on', async () => {
    await officeWith();
    await asks('Adele Vance');
    expect(avery.sees()).toContain('Adele Vance has a card now.');
    expect(adele.sees()).toContain('Avery Admin asks you to go on with this run');
    expect(adele.sees()).toContain(serviceAccount(office.world).userPrincipalName);
    await avery.says('status');
    expect(avery.sees(statusOf(avery))).toContain('Asked to go on\nAdele Vance');
    const asked = adele.last;
    await adele.presses('Take it');
    expect(adele.sees()).toContain('Take this run over?');
    await adele.presses('Take over');
    expect(adele.sees()).toContain(cards.plan);
    expect(avery.sees()).toContain('Adele Vance has taken over your run');
    await adele.presses('Take it', asked);
    expect(adele.sees()).toContain(cards.plan);
    expect(seenBy(avery, 'has taken over your run')).toHaveLength(1);
    await adele.says('status');
    expect(adele.sees(statusOf(adele))).toContain('Before that\nAvery Admin');
    expect(adele.sees(statusOf(adele))).not.toContain('Asked to go on');
  });

  it('tells the owner once when the colleague says “not now”', async () => {
    await officeWith();
    await asks('Adele Vance');
    const press = adele.execute('Not now');
    await adele.sends(press);
    await adele.sends(press);
    expect(adele.sees()).toContain('This question is closed');
    expect(seenBy(avery, 'Adele Vance does not take your run')).toHaveLength(1);
    await avery.says('status');
    expect(avery.sees(statusOf(avery))).not.toContain('Asked to go on');
    await avery.says('enable mfa');
    expect(avery.sees()).toContain(cards.phone);
  });

  it('says so when nobody has that name, or too little of it was typed', async () => {
    await officeWith();
    await searches('Nobody Knows');
    expect(avery.sees()).toContain('No colleague matches “Nobody Knows”.');
    await avery.fills({ name: ' A ' }).presses('Search');
    expect(avery.sees()).toContain('Type at least two letters');
    await avery.fills({ name: 'Avery' }).presses('Search');
    expect(avery.sees()).toContain('No colleague matches “Avery”.');
  });

  it('offers five people at most, and neither guests, blocked accounts nor the service account', async () => {
    await officeWith((world) => {
      accountNamed(world, 'Lea Dubois').userType = 'Guest';
      accountNamed(world, 'Lynne Robbins').accountEnabled = false;
    });
    await searches('Cloud App Security Service Account for SharePoint');
    const { userPrincipalName } = serviceAccount(office.world);
    expect(choices().filter((title) => title.includes(userPrincipalName))).toEqual([]);
    for (const name of ['Lea Dubois', 'Lynne Robbins']) {
      await searches(name);
      expect(avery.sees()).toContain(`No colleague matches “${name}”.`);
    }
    for (const one of ['Bo Lindqvist', 'Mei Chen', 'Nia Thomas', 'Sana Iqbal', 'Elif Kaya', 'Emeka Obi'])
      accountNamed(office.world, one).displayName = `Sam ${one}`;
    await searches('Sam');
    expect(choices()).toHaveLength(5);
    expect(avery.sees()).toContain('There are more than these');
  });

  it('says what a colleague has to do who has never spoken with the bot', async () => {
    await officeWith();
    await asks('Alex Wilber');
    expect(avery.sees()).toContain('No card has come to Alex Wilber');
    expect(avery.sees()).toContain('say “status”');
    await avery.says('status');
    expect(avery.sees(statusOf(avery))).not.toContain('Asked to go on');
  });

  it('leaves the run where it is when the colleague lacks a role', async () => {
    await officeWith((world) => {
      accountNamed(world, 'Adele Vance').roles = [roleTemplates.userAdministrator.id];
    });
    await asks('Adele Vance');
    const asked = adele.last;
    await adele.presses('Take it');
    expect(adele.sees()).toMatch(/you would need another directory role: .*Administrator/);
    await avery.says('enable mfa');
    expect(avery.sees()).toContain(cards.phone);
    await adele.presses('Take it', asked);
    expect(seenBy(avery, 'Adele Vance wanted to take your run')).toHaveLength(1);
    const [told] = seenBy(avery, 'Adele Vance wanted to take your run');
    expect(avery.sees(told)).toMatch(/lacks a directory role for it: .*Administrator/);
    accountNamed(office.world, 'Adele Vance').roles = [roleTemplates.globalAdministrator.id];
    await adele.presses('Take it', asked);
    expect(adele.sees()).toContain('Take this run over?');
  });

  it('says nothing to the owner of who tries to take a run unasked, and lacks a role', async () => {
    await officeWith((world) => {
      accountNamed(world, 'Adele Vance').roles = [roleTemplates.userAdministrator.id];
    });
    await adele.says('check');
    await adele.says('status');
    const list = adele.messages.find((one) => adele.choices(one).includes('Take over from Avery Admin'));
    await adele.presses('Take over from Avery Admin', list);
    expect(adele.sees()).toMatch(/you would need another directory role/);
    expect(seenBy(avery, 'wanted to take your run')).toEqual([]);
  });

  it('asks the same colleague once an hour, whatever they have answered, and says so', async () => {
    await officeWith();
    const alex = office.colleague('Alex Wilber');
    await alex.says('help');
    await asks('Adele Vance');
    await asks('Adele Vance');
    expect(avery.sees()).toContain('I do not ask the same person again before');
    await adele.presses('Not now', seenBy(adele, 'asks you to go on')[0]);
    await asks('Adele Vance');
    expect(avery.sees()).toContain('I do not ask the same person again before');
    await asks('Alex Wilber');
    await asks('Adele Vance');
    expect(avery.sees()).toContain('I do not ask the same person again before');
    expect(seenBy(adele, 'Will you go on with this run?')).toHaveLength(1);
    await office.clock.advance(hour);
    await asks('Adele Vance');
    expect(seenBy(adele, 'Will you go on with this run?')).toHaveLength(2);
  });

  it('counts no card that has not come', async () => {
    await officeWith();
    await asks('Alex Wilber');
    await office.colleague('Alex Wilber').says('help');
    await asks('Alex Wilber');
    expect(avery.sees()).toContain('Alex Wilber has a card now.');
  });

  it('is not for who holds no role any more, unless the run has changed something', async () => {
    await officeWith();
    const me = accountNamed(office.world, 'Avery Admin');
    const { roles } = me;
    me.roles = [];
    await asks('Adele Vance');
    expect(avery.sees()).toContain('I see no directory role for this work with you');
    expect(seenBy(adele, 'asks you to go on')).toEqual([]);
    me.roles = roles;
    await avery.says('enable mfa');
    await new Journey(office).on(['phone']);
    me.roles = [];
    await asks('Adele Vance');
    expect(seenBy(adele, 'asks you to go on')).toHaveLength(1);
  });

  it('leaves the owner’s newer card in force when the colleague says “not now”', async () => {
    await officeWith();
    await asks('Adele Vance');
    await searches('Alex Wilber');
    const card = avery.last;
    await adele.presses('Not now');
    const colleague = accountNamed(office.world, 'Alex Wilber').id;
    await avery.fills({ colleague }).presses('Ask them', card);
    expect(avery.sees()).toContain('No card has come to Alex Wilber');
  });

  it('is over when the run has ended meanwhile, for both', async () => {
    await officeWith();
    await asks('Adele Vance');
    const asked = adele.last;
    await avery.says('status');
    const status = statusOf(avery);
    await avery.says('cancel');
    await adele.presses('Take it', asked);
    expect(adele.sees(asked)).toContain('This question is closed');
    await avery.presses('Hand over', status);
    expect(avery.sees()).toContain('This run is not open with you any more');
  });

  it('takes a question back when somebody else is asked', async () => {
    await officeWith();
    const alex = office.colleague('Alex Wilber');
    await alex.says('help');
    await asks('Adele Vance');
    const asked = adele.last;
    await asks('Alex Wilber');
    await adele.presses('Take it', asked);
    expect(adele.sees(asked)).toContain('This question is closed');
    expect(alex.sees()).toContain('Avery Admin asks you to go on');
  });

  it('takes the answer to the newest card only when one colleague is asked twice', async () => {
    await officeWith();
    await asks('Adele Vance');
    const [first] = seenBy(adele, 'asks you to go on');
    await office.clock.advance(hour);
    await asks('Adele Vance');
    await adele.presses('Not now', first);
    expect(adele.sees(first)).toContain('This question is closed');
    expect(seenBy(avery, 'does not take your run')).toEqual([]);
    await adele.presses('Take it');
    expect(adele.sees()).toContain('Take this run over?');
  });

  it('asks once when the owner presses twice, and only whom the card offers', async () => {
    await officeWith();
    await searches('Adele Vance');
    const card = avery.last;
    const colleague = accountNamed(office.world, 'Adele Vance').id;
    const press = avery.fills({ colleague }).execute('Ask them', card);
    await avery.sends(press);
    await avery.sends(press);
    expect(seenBy(adele, 'asks you to go on')).toHaveLength(1);
    expect(avery.sees()).toContain('Adele Vance has a card now.');
    await searches('Alex Wilber');
    await avery.fills({ colleague }).presses('Ask them');
    expect(avery.sees()).toContain('Choose one of the colleagues on this card.');
    expect(seenBy(adele, 'asks you to go on')).toHaveLength(1);
  });
});
