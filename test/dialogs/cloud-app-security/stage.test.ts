import { migrationGuide } from '../../../dialogs/cards/turnedAway.en';
import { cloudAppSecurity } from '../../../dialogs/cloud-app-security/stage';
import type { SignIn } from '../../../src/procedure/ports/directory';
import { publicPlaces } from '../../../src/procedure/links';
import type { Run, RunChange } from '../../../src/procedure/run';
import type { TurnedAway } from '../../../src/procedure/turnedAway';
import { textOf } from '../../support/cards';
import { refused, seen, seenAt, someDirectory } from '../../support/someDirectory';
import { begunAt, now, someDesk, someRun } from '../../support/someRun';

const gapOpenedAt = '2026-11-20T09:10:00Z';
const offered: RunChange = {
  offer: { nonce: 'n', stage: 'cloud-app-security', title: 'x', verbs: [], at: begunAt },
};
const signedIn = (at: string): SignIn => ({ at, errorCode: 0, isLegacyClient: true, withCode: undefined });
const look = (run: Run, notice: 'checked' | undefined, ...signIns: readonly SignIn[]) =>
  cloudAppSecurity.look(
    someDesk({ run, directory: someDirectory({ signIns: async () => seen(signIns) }) }),
    notice && { kind: notice },
  );

describe('the save in Cloud App Security', () => {
  it('is first asked for, without a look', async () => {
    const untouched = someDirectory({ signIns: () => Promise.reject(new Error('looked')) });
    const desk = someDesk({ directory: untouched, run: someRun({ gapOpenedAt }) });
    expect(await cloudAppSecurity.look(desk, undefined)).toMatchObject({ kind: 'ask' });
  });

  it('is noted when the administrator says so, by Microsoft’s clock', async () => {
    expect(await look(someRun({ gapOpenedAt }, offered), 'checked')).toMatchObject({
      kind: 'ask',
      change: { savedAt: seenAt },
    });
  });

  it('is not taken as said when the run is only taken up again', async () => {
    const again = await look(someRun({ gapOpenedAt }, offered), undefined, signedIn('2026-11-20T09:30:00Z'));
    if (again.kind !== 'ask') throw new Error('nothing is asked');
    expect(again.change).toBeUndefined();
    expect(textOf(again.card)).not.toContain('Noted that it is saved');
  });

  it('is looked for without being asked once it was said', async () => {
    const run = someRun({ gapOpenedAt, savedAt: seenAt }, offered);
    expect(await look(run, undefined, signedIn('2026-11-20T09:30:00Z'))).toMatchObject({
      kind: 'settled',
      findings: [
        { step: 12, verdict: 'reported' },
        { step: 13, verdict: 'proven', params: { at: '2026-11-20T09:30:00Z' } },
      ],
      change: { gapClosedAt: '2026-11-20T09:30:00Z' },
    });
  });

  it('keeps the time at which it was first said', async () => {
    const run = someRun({ gapOpenedAt, savedAt: gapOpenedAt }, offered);
    expect(await look(run, 'checked')).toMatchObject({ change: { savedAt: gapOpenedAt } });
  });

  it('is not proven by a sign-in from between the password change and the save', async () => {
    const run = someRun({ gapOpenedAt, savedAt: seenAt }, offered);
    expect(await look(run, 'checked', signedIn('2026-11-20T09:14:59Z'))).toMatchObject({ kind: 'ask' });
  });

  it('is noted also where the log cannot be read, and left to the administrator’s word', async () => {
    const directory = someDirectory({ signIns: async () => refused('premium-missing') });
    const run = someRun({ gapOpenedAt }, offered);
    const desk = someDesk({ directory, run, lacks: (names) => names });
    expect(await cloudAppSecurity.look(desk, { kind: 'checked' })).toMatchObject({
      kind: 'ask',
      change: { savedAt: seenAt },
      card: { actions: [{}, { verb: 'done' }, { verb: 'check' }] },
    });
    const press = { verb: 'done', fields: {}, accounts: [], facts: {} };
    expect(await cloudAppSecurity.answer(desk, press)).toMatchObject({
      kind: 'settled',
      findings: [
        { step: 12, verdict: 'reported' },
        { step: 13, verdict: 'reported' },
      ],
      change: { gapClosedAt: now },
    });
  });

  it('waits for Purview where the sign-in log cannot be read and Purview can', async () => {
    const directory = someDirectory({ signIns: async () => refused('premium-missing') });
    const desk = someDesk({ directory, run: someRun({ gapOpenedAt }, offered) });
    expect(await cloudAppSecurity.look(desk, { kind: 'checked' })).toMatchObject({
      ...{ kind: 'ask', change: { savedAt: seenAt }, facts: { waits: true } },
    });
    expect(cloudAppSecurity.scopes.optional).toEqual(['AuditLogsQuery-SharePoint.Read.All']);
  });

  it('is shown to be in vain where legacy sign-in is retired, with the way out', async () => {
    const turnedAway: TurnedAway = {
      ...{ door: 'console', code: 'legacy-retired', at: now, operation: 'IDCRLBlockedDueToSoftEnforcement' },
    };
    const purview = { id: 's', since: seenAt, askedAt: now, isOver: true, turnedAway } as const;
    const run = someRun({ gapOpenedAt, savedAt: seenAt, purview }, offered);
    const seenNow = await look(run, 'checked');
    if (seenNow.kind !== 'ask') throw new Error('nothing is asked');
    expect(textOf(seenNow.card)).toContain('(IDCRLBlockedDueToSoftEnforcement in Purview’s audit log)');
    expect(seenNow.facts).toEqual({ waits: true, failed: 'IDCRLBlockedDueToSoftEnforcement' });
    expect(seenNow.card.actions).toContainEqual({ url: publicPlaces.migration, title: migrationGuide });
  });
});
