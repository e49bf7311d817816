import type { SignOuts } from '../../src/procedure/ports/signOuts';
import { anna, ben } from './runs';

/** What every place for sign-outs promises; `open` is called before each test and gives two processes' views of it. */
export function signOutsContract(name: string, open: () => Promise<readonly [SignOuts, SignOuts]>): void {
  describe(`${name} keeps sign-outs`, () => {
    let here: SignOuts;
    let there: SignOuts;
    beforeEach(async () => {
      [here, there] = await open();
    });

    test('who never signed out has none', async () => {
      expect(await here.last(anna)).toBe('');
    });

    test('a sign-out has a name that every process knows, and that stays', async () => {
      await here.note(anna);
      const name = await here.last(anna);
      expect(name).not.toBe('');
      expect([await here.last(anna), await there.last(anna)]).toEqual([name, name]);
    });

    test('it is that person’s only', async () => {
      await here.note(anna);
      expect(await here.last(ben)).toBe('');
      expect(await here.last({ ...anna, tenantId: 'another' })).toBe('');
    });

    test('no two have the same name, wherever they come from', async () => {
      const names: string[] = [];
      for (const process of [here, there, here, here]) {
        await process.note(anna);
        names.push(await here.last(anna));
      }
      expect(new Set(names).size).toBe(4);
    });

    test('two at once are both taken', async () => {
      await Promise.all([here.note(anna), there.note(anna)]);
      expect(await here.last(anna)).toBe(await there.last(anna));
    });
  });
}
