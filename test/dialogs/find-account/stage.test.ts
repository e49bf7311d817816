import { findAccount } from '../../../dialogs/find-account/stage';
import type { Account } from '../../../src/procedure/account';
import type { Press } from '../../../src/procedure/stage';
import { actionsOf, textOf } from '../../support/cards';
import { refused, seen, someDirectory } from '../../support/someDirectory';
import { ada, serviceAccount } from '../../support/somePeople';
import { someDesk } from '../../support/someRun';

const other: Account = {
  ...serviceAccount,
  ...{ id: 'other', displayName: 'Other', userPrincipalName: 'Other@contoso.example' },
};
const directory = someDirectory({
  findServiceAccounts: async () => seen({ accounts: [other, serviceAccount], more: false }),
  search: async () => seen({ accounts: [other], more: false }),
  account: async (id) => seen(id === other.id ? other : serviceAccount),
});
const desk = someDesk({ directory });
const answer = (press: Partial<Press> & Pick<Press, 'verb'>) =>
  findAccount.answer(desk, { fields: {}, accounts: [other.id, serviceAccount.id], facts: {}, ...press });
const fault = (field: string, code: string) => ({ notice: { faults: [{ field, code }] } });

describe('finding the account', () => {
  it('lists the likeliest first and remembers which accounts stand on the card', async () => {
    const look = await findAccount.look(desk, undefined);
    if (look.kind !== 'ask') throw new Error('nothing is asked');
    expect(look.accounts).toEqual([other.id, serviceAccount.id]);
    const card = textOf(look.card.body);
    expect(card.indexOf('Cloud App Security Service Account')).toBeLessThan(card.indexOf('Other ('));
  });

  it('takes the account that was chosen, as it is read by its id', async () => {
    const reply = await answer({ verb: 'choose', fields: { account: serviceAccount.id } });
    const { id, displayName, userPrincipalName } = serviceAccount;
    expect(reply).toMatchObject({
      kind: 'settled',
      change: { account: { id, displayName, userPrincipalName } },
      findings: [{ step: 2 }, { step: 3, code: 'account-confirmed' }],
    });
  });

  it('takes no account that does not stand on the card', async () => {
    expect(await answer({ verb: 'choose', fields: { account: 'made-up' } })).toMatchObject(
      fault('account', 'account-missing'),
    );
    expect(await answer({ verb: 'choose' })).toMatchObject(fault('account', 'account-missing'));
    expect(await answer({ verb: 'confirm', accounts: [] })).toMatchObject(
      fault('account', 'account-missing'),
    );
  });

  it('confirms the account on the card, whatever else the answer says', async () => {
    const reply = await answer({
      verb: 'confirm',
      accounts: [serviceAccount.id],
      fields: { account: other.id },
    });
    expect(reply).toMatchObject({ kind: 'settled', change: { account: { id: serviceAccount.id } } });
  });

  it('never takes the administrator’s own account', async () => {
    const own = { verb: 'choose', accounts: [ada.userId], fields: { account: ada.userId } };
    expect(await answer(own)).toMatchObject(fault('account', 'account-yours'));
  });

  it('says why when the account cannot be read any more', async () => {
    const gone = someDesk({ directory: someDirectory({ account: async () => refused('not-found') }) });
    const press = { verb: 'choose', accounts: ['x'], fields: { account: 'x' }, facts: {} };
    expect(await findAccount.answer(gone, press)).toEqual({
      ...{ kind: 'again', notice: { kind: 'refused', refused: refused('not-found') } },
    });
  });
});

describe('an account found by searching', () => {
  const chosen = (userName: string | undefined) =>
    answer({
      ...{ verb: 'choose', facts: { searched: 'oth' } },
      fields: { account: other.id, ...(userName !== undefined && { userName }) },
    });

  it('is shown with what was searched for', async () => {
    const reply = await answer({ verb: 'search', fields: { name: ' oth ' } });
    if (reply.kind !== 'again') throw new Error('the search leads nowhere');
    expect(await findAccount.look(desk, reply.notice)).toMatchObject({
      ...{ facts: { searched: 'oth' }, accounts: [other.id] },
    });
  });

  it.each(['other@contoso.example', '  OTHER@contoso.example ', 'Other@\u200bcontoso.example'])(
    'is taken when its user name is typed or copied as “%s”',
    async (typed) => {
      expect(await chosen(typed)).toMatchObject({ kind: 'settled' });
    },
  );

  it.each(['', 'other', 'other@contoso.exampl', undefined])('is not taken with “%s”', async (typed) => {
    const reply = await chosen(typed);
    expect(reply).toMatchObject(fault('userName', 'user-name-differs'));
    if (reply.kind !== 'again') return;
    expect(await findAccount.look(desk, reply.notice)).toMatchObject({ facts: { searched: 'oth' } });
  });

  it('is asked for again when nothing was typed, and the fault stands on the card', async () => {
    const reply = await answer({ verb: 'search', fields: { name: '  ' } });
    if (reply.kind !== 'again') throw new Error('the search leads nowhere');
    const look = await findAccount.look(desk, reply.notice);
    if (look.kind !== 'ask') throw new Error('nothing is asked');
    expect(textOf(look.card)).toContain('Type at least a part of the name.');
    expect(look.card.actions[0]).toMatchObject({ verb: 'search' });
    expect(actionsOf(look.card)).toEqual([]);
  });
});
