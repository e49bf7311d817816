import { ada } from './entra';
import { exchangeValue, publicUrl, scene } from './scene';

test('the card asks Teams for a token for the registration and falls back to a link', async () => {
  const { signIn } = scene();
  const { contentType, content } = (await signIn.card(ada)) as {
    contentType: string;
    content: Record<string, unknown>;
  };
  expect(contentType).toBe('application/vnd.microsoft.card.oauth');
  expect(content).toEqual({
    text: 'Sign in to go on',
    connectionName: '',
    tokenExchangeResource: {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      uri: 'api://botid-33333333-3333-4333-8333-333333333333',
    },
    buttons: [
      {
        type: 'signin',
        title: 'Sign in',
        value: expect.stringMatching(/\/auth\/start\?state=[\w-]+$/) as string,
      },
    ],
  });
  expect(JSON.stringify(content)).toContain(publicUrl);
});

test('every card has an exchange and a link of its own', async () => {
  const { signIn } = scene();
  const parts = [await signIn.card(ada), await signIn.card(ada)].flatMap(
    (card) => JSON.stringify(card).match(/"id":"[^"]+"|state=[\w-]+/g) ?? [],
  );
  expect(new Set(parts).size).toBe(4);
});

test('a window closed early is answered and remembered', async () => {
  const { signIn } = scene();
  expect(await signIn.verifyState(ada, { state: 'CancelledByUser' })).toEqual({ status: 200, fresh: false });
  expect(signIn.problem(ada)).toBe('cancelled');
});

test('a window closed early does not hide what was needed', async () => {
  const { signIn, entra } = scene();
  entra.refusal = { error: 'invalid_grant', error_codes: [65001] };
  await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
  await signIn.verifyState(ada, { state: 'CancelledByUser' });
  expect(signIn.problem(ada)).toBe('consent-needed');
});

test.each([undefined, null, 'x', {}, { state: 7 }, { state: 'signed-in' }])(
  'a window that closed with %j is answered and changes nothing',
  async (value) => {
    const { signIn } = scene();
    expect(await signIn.verifyState(ada, value)).toEqual({ status: 200, fresh: false });
    expect(signIn.problem(ada)).toBeUndefined();
  },
);

test.each([
  [{ code: 'resourcematchfailed', message: 'a sentence with ada@example.com' }, 'resourcematchfailed'],
  [{ code: 'made-up\ncode' }, 'unknown'],
  [undefined, 'unknown'],
])('a failure that Teams reports is logged by its code: %j', (value, code) => {
  const { signIn, log } = scene();
  signIn.failure(ada, value);
  expect(signIn.problem(ada)).toBe('teams-failed');
  expect(log.lines).toEqual([{ event: 'teams-sign-in-failed', fields: { code } }]);
});
