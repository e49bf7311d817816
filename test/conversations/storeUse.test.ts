import { Journey } from '../support/journey';
import { openOffice, type Office } from '../support/office';

const day = 24 * 60 * 60_000;

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** Reads and writes of the store while something is done; in Azure Tables each is one transaction. */
async function spentOn(something: () => Promise<unknown>): Promise<number> {
  const spent = () => office.counts.reads + office.counts.writes;
  const before = spent();
  await something();
  return spent() - before;
}

/** The numbers that the README names. */
describe('what Azure Tables would be asked', () => {
  it('is fewer than a hundred transactions for a whole run, and fewer than ten for a question', async () => {
    const journey = new Journey(office);
    const run = await spentOn(async () => {
      await journey.to('find-account');
      await journey.fromHere('find-account');
    });
    expect(run).toBeGreaterThan(30);
    expect(run).toBeLessThan(100);
    for (const question of ['help', 'status']) {
      const asked = await spentOn(() => office.admin.says(question));
      expect(asked).toBeGreaterThan(0);
      expect(asked).toBeLessThan(10);
    }
  });

  it('is nine for a look at the reminders, and fewer than thirty when one is sent', async () => {
    await new Journey(office).to('phone');
    expect(await spentOn(() => office.sweep())).toBe(9);
    await office.clock.advance(4 * day);
    const sent = await spentOn(() => office.sweep());
    expect(sent).toBeGreaterThan(9);
    expect(sent).toBeLessThan(30);
  });
});
