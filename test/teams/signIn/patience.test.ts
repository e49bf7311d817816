import { withPatience } from '../../../src/teams/signIn/entraApp';

/** The signal that a fetch is called with. */
async function signalGiven(given?: AbortSignal): Promise<AbortSignal | null | undefined> {
  let signal: AbortSignal | null | undefined;
  const inner: typeof fetch = async (_input, init) => {
    signal = init?.signal;
    return new Response();
  };
  await withPatience(inner)('https://login.microsoftonline.com', given && { signal: given });
  return signal;
}

test('every request to Entra can be given up', async () => {
  expect(await signalGiven()).toBeInstanceOf(AbortSignal);
});

test('a request ends when its caller gives up too', async () => {
  const caller = new AbortController();
  const signal = await signalGiven(caller.signal);
  expect(signal?.aborted).toBe(false);
  caller.abort();
  expect(signal?.aborted).toBe(true);
});
