import { Unreachable } from '../../src/procedure/errors';
import { accountId, answer, batched, graphUser, requestsOf, scriptedGraph } from './scriptedGraph';
import type { Item, Sent } from './scriptedGraph';

const phones = (phoneNumber?: string): Item => ({
  status: 200,
  body: { value: phoneNumber === undefined ? [] : [{ phoneType: 'mobile', phoneNumber }] },
});

/** Answers batches by what each address is about, and per-user MFA by itself. */
function graphWith(item: (url: string) => Item | undefined, mfa: () => Response) {
  const script = (sent: Sent) =>
    sent.url.pathname.endsWith('/$batch')
      ? batched(...requestsOf(sent).map(({ url }) => item(url)))(sent)
      : mfa();
  return scriptedGraph(Array.from({ length: 60 }, () => script));
}

const good = (url: string): Item =>
  url.includes('/authentication/') ? phones('+1 2065550123') : { status: 200, body: graphUser() };
const enforced = () => answer(200, { perUserMfaState: 'enforced' });

describe('the protection of several accounts', () => {
  it('is read in one batch of v1.0, and per-user MFA in beta', async () => {
    const graph = graphWith(good, enforced);
    const [one] = await graph.directory.protections([accountId]);
    expect(one).toMatchObject({
      id: accountId,
      account: { ok: true, value: { id: accountId } },
      phoneLastTwo: { ok: true, value: '23' },
      perUserMfa: { ok: true, value: 'enforced' },
    });
    expect(graph.sent.map(({ url }) => url.pathname).toSorted()).toEqual([
      `/beta/users/${accountId}/authentication/requirements`,
      '/v1.0/$batch',
    ]);
  });

  it('takes a batch for every twenty reads, and keeps the order', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `account-${index}`);
    const graph = graphWith(good, enforced);
    expect((await graph.directory.protections(ids)).map(({ id }) => id)).toEqual(ids);
    const batches = graph.sent.filter(({ url }) => url.pathname.endsWith('/$batch'));
    expect(batches.map((sent) => requestsOf(sent).length)).toEqual([20, 20, 10]);
  });

  it('has an answer of its own for each reading', async () => {
    const graph = graphWith(
      (url) =>
        url.includes('/authentication/')
          ? { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }
          : good(url),
      () => answer(503),
    );
    const [one] = await graph.directory.protections([accountId]);
    expect(one).toMatchObject({
      account: { ok: true },
      phoneLastTwo: { ok: false, code: 'forbidden' },
      perUserMfa: { ok: false, code: 'unanswered' },
    });
  });

  it('knows an account without a phone, and names two digits of one at most', async () => {
    const graph = graphWith((url) => (url.includes('/authentication/') ? phones() : good(url)), enforced);
    const [one] = await graph.directory.protections([accountId]);
    expect(one?.phoneLastTwo).toMatchObject({ ok: true, value: undefined });
    const [other] = await graphWith(good, enforced).directory.protections([accountId]);
    expect(JSON.stringify(other?.phoneLastTwo)).not.toContain('5550123');
  });

  it('throws when nobody answers', async () => {
    const graph = scriptedGraph(Array.from({ length: 60 }, () => () => answer(503)));
    await expect(graph.directory.protections([accountId])).rejects.toThrow(Unreachable);
  });
});
