import { betterEvidence, restsOnWord } from '../../../src/procedure/evidence';
import type { Directory, SignIn } from '../../../src/procedure/ports/directory';
import type { Run } from '../../../src/procedure/run';
import { refused, seen, someDirectory } from '../../support/someDirectory';
import { allFindings, now, someDesk, someRun } from '../../support/someRun';

const savedAt = '2026-11-20T09:15:00Z';
const late = '2026-11-20T09:30:00Z';
const withCode: SignIn = { at: late, errorCode: 0, isLegacyClient: false, withCode: true };
const service: SignIn = { at: late, errorCode: 0, isLegacyClient: true, withCode: undefined };
const allShown = someDirectory({
  signIns: async () => seen([withCode, service]),
  appPasswordsCreated: async () => seen([late]),
});
const onWord = someRun({ findings: allFindings('reported'), savedAt, gapOpenedAt: savedAt });
const done = someRun({ findings: allFindings('proven') });

const better = (
  directory: Directory,
  run: Run,
  lacks: readonly string[] = ['AuditLogsQuery-SharePoint.Read.All'],
) => betterEvidence(someDesk({ directory, run, lacks: () => lacks }));

describe('better evidence', () => {
  it('turns the administrator’s word into what Microsoft 365 shows, where it does by now', async () => {
    const { findings, change } = await better(allShown, onWord);
    expect(findings.map(({ step, verdict }) => [step, verdict])).toEqual([
      [8, 'proven'],
      [10, 'proven'],
      [9, 'proven'],
      [13, 'proven'],
    ]);
    expect(change).toEqual({ gapClosedAt: late });
  });

  it('leaves the word as it is where nothing shows', async () => {
    const nothing = { findings: [], change: {} };
    expect(await better(someDirectory(), onWord)).toEqual(nothing);
    const no = async () => refused('premium-missing');
    expect(await better(someDirectory({ signIns: no, appPasswordsCreated: no }), onWord)).toEqual(nothing);
  });

  it('is not looked for where it is proven already, or where nobody has said that it is saved', async () => {
    const untouched = () => Promise.reject(new Error('looked'));
    const closed = someDirectory({ signIns: untouched, appPasswordsCreated: untouched });
    expect(await better(closed, done)).toEqual({ findings: [], change: {} });
    const migrated = someRun({ findings: allFindings('reported').filter(({ step }) => step === 13) });
    expect(await better(closed, migrated)).toEqual({ findings: [], change: {} });
  });

  it('asks the audit log once for two steps', async () => {
    let asked = 0;
    const appPasswordsCreated = async () => {
      asked += 1;
      return seen([late]);
    };
    const { findings } = await better(someDirectory({ appPasswordsCreated }), onWord);
    expect(findings.map(({ step }) => step)).toEqual([8, 10, 9]);
    expect(asked).toBe(1);
  });

  it('remembers the search of Purview’s log that it has begun, though nothing is proven', async () => {
    expect(await better(someDirectory(), onWord, [])).toEqual({
      findings: [],
      change: { purview: { since: savedAt, askedAt: now, id: 'search-1' } },
    });
  });

  it('is worth a look as long as a step rests on a word that a log may prove', () => {
    expect(restsOnWord(onWord)).toBe(true);
    expect(restsOnWord(done)).toBe(false);
  });
});
