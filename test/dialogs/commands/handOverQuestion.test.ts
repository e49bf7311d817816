import { changeQuestion } from '../../../dialogs/commands/handOverQuestion';
import { Conflict } from '../../../src/procedure/errors';
import type { HandOver } from '../../../src/procedure/handOver';
import { beginRun, changed } from '../../../src/procedure/run';
import { keepRuns } from '../../../src/storage/runs';
import { account, anna, ben } from '../../contracts/runs';
import { emptyMemory, memoryStore } from '../../storage/memoryStore';

const at = '2026-03-02T10:00:00.000Z';
const asked = { person: ben, nonce: 'n-1', at };
const run = changed(beginRun('run-1', anna, at), { account, handOver: { asked } });
const declines = ({ asked: _, ...rest }: HandOver) => rest;

/** The owner does something between the look and the write of the colleague, this many times. */
function opened(owner: (runs: ReturnType<typeof keepRuns>) => Promise<unknown>, times = 1) {
  const kept = keepRuns(memoryStore(emptyMemory(), async () => undefined));
  let [left, attempts] = [times, 0];
  const runs = {
    current: (person: typeof anna) => kept.current(person),
    async keep(...write: Parameters<typeof kept.keep>) {
      attempts += 1;
      left -= 1;
      if (left >= 0) await owner(kept);
      return kept.keep(...write);
    },
  };
  const answers = (nonce = 'n-1', person = ben) => changeQuestion(runs, run, { person, nonce }, declines);
  return { kept, answers, attempts: () => attempts };
}

const writes = (change: Parameters<typeof changed>[1]) => async (runs: ReturnType<typeof keepRuns>) => {
  const now = await runs.current(anna);
  if (now) await runs.keep(changed(now.value, change), now.version);
};

describe('“not now” to a question that stands', () => {
  it('takes it back when the owner goes on in the same moment, and keeps what they did', async () => {
    const { kept, answers } = opened(writes({ savedAt: at }));
    await kept.keep(run, undefined);
    expect(await answers()).toBe(true);
    const { value } = (await kept.current(anna)) ?? {};
    expect(value).toMatchObject({ savedAt: at });
    expect(value?.handOver?.asked).toBeUndefined();
    expect(await answers()).toBe(false);
  });

  it('comes too late when the owner asks somebody else in the same moment', async () => {
    const other = { ...asked, person: { ...ben, userId: 'carl' }, nonce: 'n-2' };
    const { kept, answers } = opened(writes({ handOver: { asked: other } }));
    await kept.keep(run, undefined);
    expect(await answers()).toBe(false);
    expect((await kept.current(anna))?.value.handOver).toEqual({ asked: other });
  });

  it('comes too late when the same person is asked anew in the same moment', async () => {
    const { kept, answers } = opened(writes({ handOver: { asked: { ...asked, nonce: 'n-2' } } }));
    await kept.keep(run, undefined);
    expect(await answers()).toBe(false);
    expect(await answers('n-2')).toBe(true);
  });

  it.each(['ends it', 'begins another', 'loses it to a colleague'])(
    'comes too late when the owner %s in the same moment',
    async (how) => {
      const { kept, answers } = opened(async (runs) => {
        const now = await runs.current(anna);
        if (!now) return;
        if (how === 'loses it to a colleague') await runs.takeOver(anna, run, { ...ben, userId: 'carl' }, at);
        else await runs.close(changed(now.value, { state: 'cancelled', endedAt: at }), now.version);
        if (how === 'begins another') await runs.keep({ ...run, id: 'run-2' }, undefined);
      });
      await kept.keep(run, undefined);
      expect(await answers()).toBe(false);
      expect((await kept.current(anna))?.value.handOver?.asked).toEqual(
        how === 'begins another' ? asked : undefined,
      );
    },
  );

  it('is a conflict when the owner writes every time, after four attempts', async () => {
    const { kept, answers, attempts } = opened(writes({ savedAt: at }), 9);
    await kept.keep(run, undefined);
    await expect(answers()).rejects.toThrow(Conflict);
    expect(attempts()).toBe(4);
    expect((await kept.current(anna))?.value.handOver?.asked).toEqual(asked);
  });

  it('is not for somebody else, nor with a made-up nonce', async () => {
    const { kept, answers } = opened(async () => undefined, 0);
    await kept.keep(run, undefined);
    expect(await answers('made-up')).toBe(false);
    expect(await answers('n-1', { ...ben, userId: 'carl' })).toBe(false);
  });
});
