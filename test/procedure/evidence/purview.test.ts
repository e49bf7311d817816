import { lookFor } from '../../../src/procedure/evidence';
import { Unreachable } from '../../../src/procedure/errors';
import type { Directory } from '../../../src/procedure/ports/directory';
import type { LegacyResult, LegacySignIn } from '../../../src/procedure/ports/purview';
import type { PurviewSearch } from '../../../src/procedure/purview';
import type { Run } from '../../../src/procedure/run';
import { refused, seen, seenAt, someDirectory } from '../../support/someDirectory';
import { serviceAccount } from '../../support/somePeople';
import { someDesk, someRun } from '../../support/someRun';

const savedAt = '2026-11-20T09:10:00Z';
const askedAt = '2026-11-20T09:11:00.000Z';
const soon = '2026-11-20T09:15:00.000Z';
const muchLater = '2026-11-20T09:26:00.000Z';

const letIn = (at: string): LegacySignIn => ({ at, operation: 'IDCRLSuccessSignIn', isBlocked: false });
const blocked = (at: string): LegacySignIn => ({
  ...{ at, operation: 'IDCRLBlockedDueToSoftEnforcement', isBlocked: true },
});
const why = {
  door: 'console',
  code: 'legacy-retired',
  operation: 'IDCRLBlockedDueToSoftEnforcement',
} as const;

const saved = someRun({ savedAt });
const underWay: PurviewSearch = { since: savedAt, askedAt, id: 'search-1' };
const searching = (but: Partial<PurviewSearch> = {}) =>
  someRun({ savedAt, purview: { ...underWay, ...but } });

/** What was asked of Purview, and in which order. */
let asked: unknown[];
beforeEach(() => {
  asked = [];
});

/** A look at step 13, where the sign-in log is silent. */
function look(run: Run, purview: Partial<Directory> = {}, at = soon, lacks: readonly string[] = []) {
  const directory = someDirectory({
    async searchLegacySignIns(search) {
      asked.push(search);
      return seen('search-2');
    },
    async legacySignIns(id) {
      asked.push(id);
      return seen<LegacyResult>({ state: 'under-way' });
    },
    ...purview,
  });
  return lookFor(13, someDesk({ run, directory, now: at, lacks: () => lacks }));
}
const shows = (...signIns: readonly LegacySignIn[]) => ({
  legacySignIns: async () => seen<LegacyResult>({ state: 'done', signIns }),
});

describe('a search of Purview’s audit log', () => {
  it('is begun for the time since the save, and kept with the run', async () => {
    expect(await look(saved)).toEqual({
      found: { kind: 'not-yet' },
      at: seenAt,
      change: { purview: { since: savedAt, askedAt: soon, id: 'search-2' } },
    });
    const { userPrincipalName } = serviceAccount;
    expect(asked).toEqual([{ userPrincipalName, from: savedAt, until: soon }]);
  });

  it('is not begun when the save is being told in this very look', async () => {
    expect(await look(someRun())).toEqual({ found: { kind: 'not-yet' }, at: seenAt });
    expect(asked).toEqual([]);
  });

  it('is not begun by a clock that is behind Microsoft’s, for a time that ends before it begins', async () => {
    expect((await look(saved, {}, '2026-11-20T09:09:00.000Z')).change).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('is no answer while it has not been begun: a sign-in log that is lost is told as lost', async () => {
    const lost = { signIns: () => Promise.reject(new Unreachable('Microsoft Graph')) };
    await expect(look(someRun(), lost)).rejects.toThrow(Unreachable);
  });

  it('is not begun when the token is known to lack the permission', async () => {
    await look(saved, {}, soon, ['AuditLogsQuery-SharePoint.Read.All']);
    expect(asked).toEqual([]);
  });

  it('is not begun when the sign-in log proves it', async () => {
    const signIn = { at: soon, errorCode: 0, isLegacyClient: true, withCode: undefined };
    expect(await look(saved, { signIns: async () => seen([signIn]) })).toMatchObject({
      found: { code: 'service-account-signed-in' },
    });
    expect(asked).toEqual([]);
  });

  it('is not begun again while one is under way, however long that takes', async () => {
    expect(await look(searching(), {}, muchLater)).toEqual({ found: { kind: 'not-yet' }, at: seenAt });
    expect(asked).toEqual(['search-1']);
  });

  it('is begun for this save, though there was one for another', async () => {
    await look(searching({ since: '2026-11-19T09:00:00Z' }));
    expect(asked).toMatchObject([{ from: savedAt }]);
  });

  it('proves the save with a sign-in that SharePoint let in', async () => {
    const found = shows(blocked(muchLater), letIn(soon));
    expect(await look(searching(), found)).toMatchObject({
      found: {
        verdict: 'proven',
        step: 13,
        code: 'legacy-sign-in-audited',
        params: { at: soon },
        at: seenAt,
      },
    });
  });

  it('proves nothing with a sign-in from before the save', async () => {
    expect(await look(searching(), shows(letIn('2026-11-20T09:09:59.999Z')))).toMatchObject({
      found: { kind: 'not-yet' },
    });
  });

  it('explains with the newest sign-in that was turned away', async () => {
    const turnedAway = { ...why, at: soon };
    expect(await look(searching(), shows(blocked(askedAt), blocked(soon)))).toEqual({
      found: { kind: 'not-yet', turnedAway },
      at: seenAt,
      change: { purview: { ...underWay, isOver: true, turnedAway } },
    });
  });

  it('explains only what is newer than the sign-in log’s own explanation', async () => {
    const failed = (at: string) => ({
      signIns: async () => seen([{ at, errorCode: 50126, isLegacyClient: true, withCode: undefined }]),
    });
    const code = async (at: string) =>
      (await look(searching(), { ...shows(blocked(soon)), ...failed(at) })).found;
    expect(await code(askedAt)).toMatchObject({ turnedAway: { code: 'legacy-retired' } });
    expect(await code(muchLater)).toMatchObject({ turnedAway: { code: 'wrong-password' } });
  });
});

describe('a search that has ended without a proof', () => {
  const over = { isOver: true } as const;

  it('is not asked again, and none is begun for a while', async () => {
    const turnedAway = { ...why, at: soon };
    expect(await look(searching({ ...over, turnedAway }))).toEqual({
      ...{ found: { kind: 'not-yet', turnedAway }, at: seenAt },
    });
    expect(asked).toEqual([]);
  });

  it('is followed by another one after a quarter of an hour, which keeps the explanation', async () => {
    const turnedAway = { ...why, at: soon };
    expect(await look(searching({ ...over, turnedAway }), {}, muchLater)).toMatchObject({
      found: { kind: 'not-yet', turnedAway },
      change: { purview: { id: 'search-2', askedAt: muchLater, turnedAway } },
    });
  });

  it.each<[string, Partial<Directory>]>([
    ['Purview has given it up', { legacySignIns: async () => seen<LegacyResult>({ state: 'failed' }) }],
    ['it is gone', { legacySignIns: async () => refused('not-found') }],
    ['it has found nothing', shows()],
  ])('is over when %s', async (_, purview) => {
    expect(await look(searching(), purview)).toMatchObject({
      ...{ found: { kind: 'not-yet' }, change: { purview: { id: 'search-1', isOver: true } } },
    });
  });
});

describe('a search that Purview does not take', () => {
  const noLog = { signIns: async () => refused('premium-missing') };
  const refuses = { searchLegacySignIns: async () => refused('role-missing-for-logs') };

  it('leaves the word to the sign-in log, and is not tried again at once', async () => {
    expect(await look(saved, refuses)).toEqual({
      ...{ found: { kind: 'not-yet' }, at: seenAt, change: { purview: { since: savedAt, askedAt: soon } } },
    });
    expect(await look(saved, { ...noLog, ...refuses })).toMatchObject({
      found: { kind: 'unknown', because: { code: 'premium-missing' } },
    });
    await look(searching({ id: undefined }));
    expect(asked).toEqual([]);
  });

  it('is as if it could not be read, as long as it is not tried again', async () => {
    expect(await look(searching({ id: undefined }), noLog)).toMatchObject({ found: { kind: 'unknown' } });
    expect(await look(searching({ id: undefined }), noLog, muchLater)).toMatchObject({
      ...{ found: { kind: 'not-yet' }, change: { purview: { id: 'search-2' } } },
    });
  });

  it('is noted when the answer to it was lost, so that not one after the other is begun', async () => {
    const lost = { searchLegacySignIns: () => Promise.reject(new Unreachable('Microsoft Graph')) };
    expect(await look(saved, lost)).toMatchObject({
      ...{ found: { kind: 'not-yet' }, change: { purview: { since: savedAt, askedAt: soon } } },
    });
  });
});

describe('the answer of a search', () => {
  it.each<[string, Partial<Directory>]>([
    ['that only asks to wait', { legacySignIns: async () => refused('throttled', 1) }],
    ['that is lost', { legacySignIns: () => Promise.reject(new Unreachable('Microsoft Graph')) }],
  ])('%s is asked for again by the next look', async (_, purview) => {
    const sight = await look(searching(), purview);
    expect(sight.found).toEqual({ kind: 'not-yet' });
    expect(sight.change).toBeUndefined();
  });

  it('that is refused ends the search', async () => {
    const purview = { legacySignIns: async () => refused('role-missing-for-logs') };
    expect(await look(searching(), purview)).toMatchObject({ change: { purview: { isOver: true } } });
  });

  it('says that there is nothing yet where the sign-in log may not be read: something may come', async () => {
    const noLog = { signIns: async () => refused('premium-missing') };
    expect(await look(searching(), noLog)).toMatchObject({ found: { kind: 'not-yet' } });
  });

  it('does not speak for a sign-in log that only asks to wait', async () => {
    const busy = { signIns: async () => refused('throttled', 1) };
    expect(await look(searching(), busy)).toMatchObject({
      found: { kind: 'unknown', because: { code: 'throttled' } },
    });
    expect(await look(searching(), { ...busy, ...shows(letIn(soon)) })).toMatchObject({
      found: { verdict: 'proven' },
    });
  });
});
