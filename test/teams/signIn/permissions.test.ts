import { clouds } from '../../../src/teams/clouds';
import { ada, clientId, tenantId } from './entra';
import { exchangeValue, permissions, publicUrl, scene } from './scene';

const { reads, writes } = permissions;
const all = [...reads, ...writes];

/** A sign-in in a tenant that has consented to these. */
async function signedIn(consented: readonly string[]) {
  const at = scene();
  at.entra.consented = consented;
  const answer = await at.signIn.exchange(ada, exchangeValue(at.entra.assertion(ada)));
  return { ...at, answer };
}

const asked = ({ entra }: ReturnType<typeof scene>) =>
  entra.requests.map(({ scope = '' }) => scope.split(' ').filter((name) => name.startsWith('https:')));
const named = (names: readonly string[]) => names.map((name) => `https://graph.microsoft.com/${name}`);

describe('a sign-in', () => {
  it('names what the bot reads, and nothing that writes', async () => {
    expect(asked(await signedIn(all))).toEqual([named(reads)]);
  });

  it('knows what the token carries, named or not', async () => {
    const { signIn } = await signedIn(reads);
    expect(signIn.lacks(ada, all)).toEqual(writes);
    expect((await signedIn(all)).signIn.lacks(ada, all)).toEqual([]);
  });

  it('takes what was consented to when something that it names was not', async () => {
    const { signIn, answer, ...at } = await signedIn(['User.Read.All']);
    expect(answer).toMatchObject({ status: 200 });
    expect(asked({ ...at, signIn })).toEqual([named(reads), named(['.default'])]);
    expect(signIn.lacks(ada, all)).toEqual(['Policy.Read.All', ...writes]);
  });

  it.each([[[]], [['Policy.Read.All']]])(
    'is refused when %j is all that was consented to',
    async (consented) => {
      const { signIn, answer } = await signedIn(consented);
      expect(answer).toMatchObject({ status: 412 });
      expect(signIn.problem(ada)).toBe('consent-needed');
    },
  );

  it('leaves it to Graph when Entra does not say what a token carries', async () => {
    const { signIn, entra } = scene();
    entra.saysScope = false;
    await signIn.exchange(ada, exchangeValue(entra.assertion(ada)));
    expect(signIn.lacks(ada, all)).toEqual([]);
  });
});

describe('who asks for more', () => {
  it('signs in anew, once with the names of what writes', async () => {
    const { signIn, ...at } = await signedIn(all);
    signIn.widens(ada);
    expect(signIn.has(ada, 0)).toBe(false);
    await signIn.exchange(ada, exchangeValue(at.entra.assertion(ada), 'second'));
    await signIn.exchange(ada, exchangeValue(at.entra.assertion(ada), 'third'));
    expect(asked({ ...at, signIn })).toEqual([named(reads), named(all), named(reads)]);
  });

  it('keeps what they had when it is not granted', async () => {
    const { signIn, entra } = await signedIn(reads);
    signIn.widens(ada);
    await signIn.exchange(ada, exchangeValue(entra.assertion(ada), 'second'));
    expect(signIn.has(ada, 0)).toBe(true);
    expect(signIn.lacks(ada, all)).toEqual(writes);
  });

  it('is asked for it in a window, too', async () => {
    const { signIn } = await signedIn([]);
    signIn.widens(ada);
    const link = new URL(await signIn.browser.link(ada)).searchParams.get('state') ?? '';
    const started = await signIn.browser.start(link);
    const scope = new URL(started?.location ?? '').searchParams.get('scope');
    expect(scope?.split(' ')).toEqual(['openid', 'profile', ...named(all)]);
  });
});

describe('the address where an administrator grants', () => {
  it('names the tenant, the app and exactly these permissions', () => {
    const url = new URL(scene().signIn.consentUrl(writes));
    expect(url.origin + url.pathname).toBe(`https://authorize.example.com/${tenantId}/v2.0/adminconsent`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: clientId,
      scope: named(writes).join(' '),
      redirect_uri: `${publicUrl}/auth/end`,
    });
  });

  it('names what stands for them in another cloud', () => {
    const at = scene();
    const signIn = at.process(undefined, { cloud: { ...at.app.cloud, ...clouds['gcc-high'] } });
    expect(new URL(signIn.consentUrl(writes)).searchParams.get('scope')).toBe(
      'https://graph.microsoft.us/User.ReadWrite.All',
    );
  });
});
