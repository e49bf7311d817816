import { runInNewContext } from 'node:vm';
import { popupScript } from '../../../src/teams/pages/popupScript';

interface Window {
  readonly outcome: string;
  /** `initialize` of the Teams library; without it the library is missing. */
  readonly initialize?: () => Promise<void>;
}

/** Runs the page's script in a window and tells what Teams heard. */
async function open({ outcome, initialize }: Window) {
  const heard: string[] = [];
  const close = {
    hidden: true,
    click: (): void => undefined,
    addEventListener: (_event: string, listener: () => void) => void (close.click = listener),
  };
  const authentication = {
    notifySuccess: (result: string) => void heard.push(`success ${result}`),
    notifyFailure: (reason: string) => void heard.push(`failure ${reason}`),
  };
  const microsoftTeams = initialize && { app: { initialize }, authentication };
  const document = { body: { dataset: { outcome } }, getElementById: () => close };
  runInNewContext(popupScript, { window: { microsoftTeams }, document });
  await new Promise(setImmediate);
  return { heard, close };
}

const inTeams = async () => undefined;

test('in Teams a success is told at once', async () => {
  expect((await open({ outcome: 'signed-in', initialize: inTeams })).heard).toEqual(['success signed-in']);
});

test('in Teams a failure is told only when the person has read and closes the window', async () => {
  const { heard, close } = await open({ outcome: 'blocked', initialize: inTeams });
  expect([heard, close.hidden]).toEqual([[], false]);
  close.click();
  expect(heard).toEqual(['failure blocked']);
});

test.each([
  ['without the library', undefined],
  ['outside Teams', async () => Promise.reject(new Error('no parent window'))],
])('%s the page stays as it is', async (_where, initialize) => {
  const { heard, close } = await open({ outcome: 'blocked', ...(initialize && { initialize }) });
  expect([heard, close.hidden]).toEqual([[], true]);
});
