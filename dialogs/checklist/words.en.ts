import type { Place, StepNumber } from '../../src/procedure/steps';

export const title = 'The 13 steps by hand';
export const intro =
  'I cannot look into Microsoft 365 here, so I check nothing: what you tick stands in the report on your word.';
export const progress = (done: number, of: number) => `${done} of ${of} are ticked.`;
export const hint =
  'From step 5 to step 13 Cloud App Security has no access to SharePoint and OneDrive. Never type a password here.';

export const places: Readonly<Record<Place, string>> = {
  'admin-center': 'Microsoft 365 admin center',
  'per-user-mfa': 'Multi-factor authentication page',
  'my-account': 'My Account, in a private window',
  'security-info': 'Security info, in the same window',
  'cloud-app-security': 'Cloud App Security console',
};
export const tick = 'Tick what is done.';
export const open = {
  adminCenter: 'Open the admin center (leaves Teams)',
  myAccount: 'Open My Account (leaves Teams)',
  console: 'Open the console (leaves Teams)',
};

/** Labels as the article and the pages have them (facts of the procedure: steps.ts). */
export const lines: Readonly<Record<StepNumber, string>> = {
  1: 'Sign in as an administrator.',
  2: '“Users” > “Active users”.',
  3: 'Choose “Cloud App Security Service Account for SharePoint”.',
  4: '“Manage contact information”: a mobile phone. The same number in Entra, “Authentication methods”.',
  5: '“Reset password”: choose it yourself; no change at the first sign-in.',
  6: '“Multi-factor authentication” leads to the page.',
  7: 'Select the account: “Enable MFA”, then “Enforce MFA”.',
  8: 'Sign in as the service account, with the new password and the code from the phone.',
  9: '“Add sign-in method” > “App password”.',
  10: 'Name it “Cloud App Security”. Delete app passwords of earlier attempts.',
  11: 'Copy it: it is shown only once.',
  12: '“Administration” > “Service Account”.',
  13: 'At the SharePoint account: “Change Password”, paste the app password, save.',
};

export const actions = {
  save: 'Save what is ticked',
  end: 'All is done: end with a report',
  signIn: 'Sign in instead',
  notNow: 'Not now',
};
