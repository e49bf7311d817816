import fc from 'fast-check';
import { oddities, oddityCodes, type Oddity } from '../../../dialogs/find-account/lookalike';
import { oddities as words } from '../../../dialogs/find-account/words.en';
import type { Account } from '../../../src/procedure/account';
import { serviceAccount } from '../../support/somePeople';

const odd = (but: Partial<Account>) => oddities({ ...serviceAccount, ...but });
const hex = fc.stringMatching(/^[0-9a-f]{16}$/);
const sixteen = fc.stringMatching(/^[0-9]{16}$/);

describe('an account', () => {
  it('as Cloud App Security makes them has nothing odd about it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('SharePoint', 'Exchange', 'OneDrive'),
        fc.constantFrom('tmcassp', 'tmcasod', 'tmcas', 'TMCASSP'),
        hex,
        sixteen,
        (service, prefix, first, second) => {
          const account = {
            displayName: `Cloud App Security Service Account for ${service}`,
            userPrincipalName: `${prefix}_${first}${second}@contoso.example`,
          };
          expect(odd(account)).toEqual([]);
        },
      ),
    );
  });

  it.each<[string, Partial<Account>, Oddity]>([
    ['a name that only contains it', { displayName: `My ${serviceAccount.displayName}` }, 'other-name'],
    ['a name with more after it', { displayName: `${serviceAccount.displayName} (old)` }, 'other-name'],
    [
      'a name with a twin letter',
      { displayName: serviceAccount.displayName.replace('o', 'о') },
      'other-name',
    ],
    ['a name on two lines', { displayName: `${serviceAccount.displayName}\nx` }, 'other-name'],
    ['another user name', { userPrincipalName: 'tmcassp@contoso.example' }, 'other-user-name'],
    [
      'a digit too few',
      { userPrincipalName: 'tmcassp_0123456789abcdef012345678901234@x' },
      'other-user-name',
    ],
    ['a letter before it', { userPrincipalName: `x${serviceAccount.userPrincipalName}` }, 'other-user-name'],
    ['a blocked sign-in', { accountEnabled: false }, 'disabled'],
    ['a home elsewhere', { isGuest: true }, 'guest'],
    ['an on-premises source', { isSynchronised: true }, 'synchronised'],
  ])('with %s is marked', (_, but, oddity) => {
    expect(odd(but)).toEqual([oddity]);
  });

  it('is marked for all that is odd about it, in words', () => {
    const account = { displayName: '', userPrincipalName: '', accountEnabled: false, isGuest: true };
    expect(odd({ ...account, isSynchronised: true })).toEqual(oddityCodes);
    expect(Object.keys(words)).toEqual(oddityCodes);
  });
});
