import { openLmdb } from '../../src/storage/lmdb';
import { cards, Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  await new Journey(office).to('phone');
});
afterEach(() => office.close());

/** Plays another version of the bot, which keeps runs in this format. */
async function keptIn(format: number): Promise<void> {
  await office.restart(async () => {
    const store = openLmdb({ dataDir: office.dataDir, dataKey: undefined });
    for (const { key, value } of await store.scan('run'))
      await store.put(key, { ...(value as object), format }, 'any');
    await store.close();
  });
}

describe('a run that a newer version has kept, after a rollback', () => {
  it.each(['enable mfa', 'status', 'cancel'])(
    'is left alone at “%s”, and its owner is told why',
    async (said) => {
      await keptIn(2);
      await office.admin.says(said);
      expect(office.admin.sees()).toContain('kept by a newer version of me');
      expect(office.writes()).toEqual([]);
    },
  );

  it('goes on where it was when the newer version is back', async () => {
    await keptIn(2);
    await office.admin.says('enable mfa');
    await keptIn(1);
    await office.admin.says('enable mfa');
    expect(office.admin.sees()).toContain(cards.phone);
  });

  it('is no matter for a colleague', async () => {
    await keptIn(2);
    const adele = office.colleague('Adele Vance');
    await adele.says('help');
    expect(adele.sees()).not.toContain('newer version');
  });
});
