import { readAgain, relapseCodes, type Relapse } from '../../../dialogs/confirmation/checks';
import { confirmation } from '../../../dialogs/confirmation/stage';
import { relapses as words } from '../../../dialogs/confirmation/words.en';
import { reported } from '../../../src/procedure/finding';
import type { ReadBack, SignIn } from '../../../src/procedure/ports/directory';
import { refused, seen, someDirectory } from '../../support/someDirectory';
import { serviceAccount } from '../../support/somePeople';
import { allFindings, now, someDesk, someRun } from '../../support/someRun';

const number = '+12065550123';
const asLeft: ReadBack = {
  account: seen({ ...serviceAccount, lastPasswordChange: now }),
  phones: seen({ contact: number, authentication: number }),
  perUserMfa: seen('enforced'),
};
const phone = { lastTwo: '23', holder: 'Sam' };
const done = someRun({ findings: allFindings('proven'), phone });
const again = (but: Partial<ReadBack>, run = done) => readAgain(run, { ...asLeft, ...but });

describe('the last look', () => {
  it('proves steps 4 to 7 anew where everything is as it was left', () => {
    const { findings, relapses } = again({});
    expect(relapses).toEqual([]);
    expect(findings.map(({ step, verdict }) => [step, verdict])).toEqual([
      [4, 'proven'],
      [5, 'proven'],
      [6, 'proven'],
      [7, 'proven'],
    ]);
  });

  it.each<[string, Partial<ReadBack>, Relapse]>([
    ['the contact number is gone', { phones: seen({ contact: undefined, authentication: number }) }, 'phone'],
    ['the phones differ', { phones: seen({ contact: number, authentication: '+12065550199' }) }, 'phone'],
    [
      'both are another phone',
      { phones: seen({ contact: '+12065550199', authentication: '+12065550199' }) },
      'phone',
    ],
    ['both are gone', { phones: seen({ contact: undefined, authentication: undefined }) }, 'phone'],
    ['the password was changed once more', { account: seen(serviceAccount) }, 'password'],
    ['MFA is only enabled', { perUserMfa: seen('enabled') }, 'mfa'],
    ['MFA is off', { perUserMfa: seen('disabled') }, 'mfa'],
    ['the state of MFA is not known', { perUserMfa: seen('unknown') }, 'mfa'],
  ])('notices when %s', (_, but, relapse) => {
    expect(again(but).relapses).toEqual([relapse]);
  });

  it('says nothing of what cannot be read now', () => {
    const no = refused('throttled');
    expect(again({ account: no, phones: no, perUserMfa: no })).toEqual({ findings: [], relapses: [] });
  });

  it('does not hold a date against a password that was set outside the run', () => {
    const kept = someRun({ findings: [reported(5, 'password-kept', now)], phone });
    const { findings, relapses } = again({ account: seen(serviceAccount) }, kept);
    expect(relapses).toEqual([]);
    expect(findings.map(({ step }) => step)).toEqual([4, 6, 7]);
  });
});

describe('better evidence', () => {
  const late = '2026-11-20T09:30:00Z';
  const service: SignIn = { at: late, errorCode: 0, isLegacyClient: true, withCode: undefined };

  it('closes the gap at the sign-in that it has found', async () => {
    const run = someRun({ findings: allFindings('reported'), phone, savedAt: now, gapOpenedAt: now });
    const directory = someDirectory({
      signIns: async () => seen([service]),
      readBack: async () => asLeft,
    });
    expect(await confirmation.look(someDesk({ run, directory }), undefined)).toMatchObject({
      ...{ kind: 'settled', change: { gapClosedAt: late } },
    });
  });
});

describe('the repair', () => {
  const press = (relapses: string) =>
    confirmation.answer(someDesk(), { verb: 'repair', fields: {}, accounts: [], facts: { relapses } });

  it('goes back to the stages of what was changed, and to no other', async () => {
    expect(await press('phone mfa')).toMatchObject({ change: { unsettles: ['phone', 'per-user-mfa'] } });
    expect(await press('password')).toMatchObject({ change: { unsettles: ['password'] } });
    expect(await press('sign-in toString')).toMatchObject({ change: { unsettles: [] } });
  });

  it('has words for everything that can change back', () => {
    expect(Object.keys(words)).toEqual(relapseCodes);
  });
});
