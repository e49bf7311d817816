import type { Relapse } from './checks';

export const title = 'Something has changed back';
export const line = 'I have looked at everything once more. This is not as we left it:';
export const hint =
  'Somebody else may be working on this account. I can go back to these steps and repair them with you.';
export const repair = 'Go back and repair';
export const again = 'Look once more';

export const relapses: Readonly<Record<Relapse, string>> = {
  phone: 'Contact number and authentication phone are not the same any more, or not the phone of this run.',
  password: 'The password was changed again after this run had set it.',
  mfa: 'Per-user multi-factor authentication is not enforced any more.',
};
