import { join } from 'node:path';
import { watch } from '../../../src/compose/store/watch';

const script = join(__dirname, 'worker.cjs');

async function watched(end: string) {
  const complained: string[] = [];
  const exit = await watch(script, [end], (line) => complained.push(line));
  return [exit, ...complained];
}

describe('the watch over the process that reads the store', () => {
  it.each([0, 1, 2, 3])('ends with %d as that one does, and adds nothing', async (code) => {
    expect(await watched(`exit ${code}`)).toEqual([code]);
  });

  it.each(['SIGBUS', 'SIGSEGV', 'SIGABRT', 'exit 134'])(
    'says that the data are damaged after %s',
    async (end) => {
      expect(await watched(end)).toEqual([3, expect.stringContaining('The data file is damaged') as string]);
    },
  );

  it.each(['SIGTERM', 'SIGKILL'])('says that it was stopped after %s, and how to go on', async (end) => {
    expect(await watched(end)).toEqual([
      1,
      expect.stringContaining('The same command begins anew') as string,
    ]);
  });
});
