import * as words from '../../dialogs/commands/forgetting.en';
import { roleTemplates } from '../../src/practice/directory/roleTemplates';
import { encodeKey } from '../../src/storage/key';
import { kindOf } from '../../src/storage/kinds';
import { openLmdb } from '../../src/storage/lmdb';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';
import { ownRun } from '../support/ownRun';

let office: Office;
let journey: Journey;
beforeEach(async () => {
  office = await openOffice();
  journey = new Journey(office);
});
afterEach(() => office.close());

/** Every record, key and value, as text; read while the bot is at rest. */
async function store(): Promise<readonly { key: string; kind: string; json: string }[]> {
  const found: { key: string; kind: string; json: string }[] = [];
  await office.restart(async () => {
    const engine = openLmdb({ dataDir: office.dataDir, dataKey: undefined });
    for await (const { key, json } of engine.records()) {
      found.push({ key: `${encodeKey(key)} ${key.join(' ')}`, kind: kindOf(key), json });
    }
    await engine.close();
  });
  return found;
}

/** Kinds of the records in which this person's id or name stands. */
async function tracesOf({
  id,
  displayName,
}: {
  id: string;
  displayName: string;
}): Promise<readonly string[]> {
  const isTrace = ({ key, json }: { key: string; json: string }) =>
    [id, displayName].some((trace) => key.includes(trace) || json.includes(trace));
  return (await store()).filter(isTrace).map(({ kind }) => kind);
}

/** The account of this name, or the administrator's. */
function accountOf(name?: string) {
  const { accounts, adminId } = office.world;
  const found = accounts.find(({ id, displayName }) => (name ? displayName === name : id === adminId));
  if (!found) throw new Error('the world has no such account');
  return found;
}

const admin = () => accountOf();

describe('forget me', () => {
  it('with nothing begun asks, deletes the address, looks again and says so', async () => {
    const { admin: me } = office;
    await me.says('forget me');
    expect(me.sees()).toContain(words.deletes.address(1));
    expect(me.sees()).not.toContain('run that is open');
    expect(me.choices()).toEqual([words.keep, words.forget]);
    await me.presses(words.forget);
    expect(me.sees()).toContain(words.done);
    expect(await tracesOf(admin())).toEqual([]);
  });

  it('in the middle of a run names what is changed, stops it, and leaves nothing of the person', async () => {
    const { admin: me } = office;
    await journey.to('my-account');
    const before = await tracesOf(admin());
    expect(new Set(before)).toEqual(new Set(['open-run', 'address', 'reminder', 'reminder-hint']));
    await me.says('forget me');
    expect(me.sees()).toContain(words.runFirst);
    expect(me.sees()).toContain('- the mobile phone');
    expect(me.sees()).toContain('cannot sign in to SharePoint and OneDrive');
    await me.presses(words.forget);
    expect(me.sees()).toContain(words.done);
    expect(await tracesOf(admin())).toEqual([]);
    const kinds = (await store()).map(({ kind }) => kind);
    expect(kinds).not.toContain('unknown');
    expect(kinds).not.toContain('dialog-state');
    // It was ended before it was deleted, so what it has changed stands in the record.
    expect(kinds).toContain('record-entry');
  });

  it('after a finished run forgets the report, and the next run begins as with somebody new', async () => {
    const { admin: me } = office;
    await journey.to('find-account');
    await journey.fromHere('find-account');
    await me.says('forget me');
    expect(me.sees()).toContain(words.deletes['past-run'](1));
    await me.presses(words.forget);
    expect(await tracesOf(admin())).toEqual([]);
    await me.says('status');
    expect(me.sees(ownRun(me))).not.toContain('proven');
    await journey.to('find-account');
    expect(me.sees()).toContain(cards['find-account']);
  });

  it('is done once: a second press on the same button says so kindly, and so does an old client', async () => {
    const { admin: me } = office;
    await me.says('forget me');
    const question = me.last;
    const doubled = me.execute(words.forget, question);
    await me.presses(words.forget, question);
    await me.sends(doubled);
    expect(me.sees(question)).toContain(words.stale.line);
    await me.says('forget me');
    await me.submits(words.forget);
    expect(me.sees()).toContain(words.done);
    expect(await tracesOf(admin())).toEqual([]);
  });

  it('keeps everything when that is what the person wants', async () => {
    const { admin: me } = office;
    await journey.to('phone');
    await me.says('forget me');
    await me.presses(words.keep);
    expect(me.sees()).toContain(words.kept);
    await me.says('enable mfa');
    expect(me.sees()).toContain(cards.phone);
  });

  it('does nothing by an old question, nor by one that is answered already', async () => {
    const { admin: me } = office;
    await journey.to('phone');
    await me.says('forget me');
    const first = me.last;
    await me.says('forget me');
    const second = me.last;
    await me.presses(words.forget, first);
    expect(me.sees(first)).toContain(words.stale.line);
    const doubled = me.execute(words.forget, second);
    await me.presses(words.keep, second);
    await me.sends(doubled);
    expect(me.sees(second)).toContain(words.stale.line);
    await me.says('enable mfa');
    expect(me.sees()).toContain(cards.phone);
    expect(await tracesOf(admin())).toContain('open-run');
  });

  it('does nothing by a question after which the run has gone on', async () => {
    const { admin: me } = office;
    await journey.to('plan');
    const plan = me.last;
    await me.says('forget me');
    const question = me.last;
    await me.presses('Go on', plan).catch(() => me.says('enable mfa'));
    await me.presses(words.forget, question);
    expect(me.sees(question)).toContain(words.stale.line);
    expect(await tracesOf(admin())).toContain('open-run');
  });

  it('takes the former owner out of a run that a colleague goes on with, ends and changes later', async () => {
    const other = accountOf('Adele Vance');
    other.roles = [roleTemplates.globalAdministrator.id];
    const colleague = office.colleague(other.displayName);
    await journey.to('my-account');
    await colleague.says('check');
    await colleague.says('status');
    const list = colleague.messages.find((one) =>
      colleague.choices(one).includes('Take over from Avery Admin'),
    );
    await colleague.presses('Take over from Avery Admin', list);
    await colleague.presses('Take over');
    const { admin: me } = office;
    await me.says('forget me');
    expect(me.sees()).toContain(words.deletes['colleague-run'](1));
    await me.presses(words.forget);
    expect(me.sees()).toContain(words.takenOut(1));
    expect(me.sees()).toContain(words.done);
    await colleague.presses('Go on');
    await new Journey({ ...office, admin: colleague }).fromHere('my-account');
    expect(colleague.sees()).toContain('Done by\nAdele Vance');
    expect(colleague.sees()).toContain('Before that\n(forgotten at their own wish), until');
    await colleague.presses('Old app passwords');
    await colleague.presses('There are none');
    expect((await store()).filter(({ kind }) => kind === 'record-entry')).toHaveLength(2);
    expect(await tracesOf(admin())).toEqual([]);
  });

  it('leaves the run of a colleague alone', async () => {
    const other = accountOf('Adele Vance');
    const colleague = office.colleague(other.displayName);
    await colleague.says('enable mfa');
    await journey.to('phone');
    const before = await tracesOf(other);
    expect(before).toContain('address');
    await office.admin.says('forget me');
    await office.admin.presses(words.forget);
    expect(await tracesOf(admin())).toEqual([]);
    expect([...(await tracesOf(other))].sort()).toEqual([...before].sort());
  });
});
