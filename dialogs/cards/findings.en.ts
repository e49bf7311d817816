import type { Finding, FindingCode, Params } from '../../src/procedure/finding';
import { moment, plain } from './elements';

const string = (params: Params, name: string) => plain(String(params[name] ?? ''));

/** What each finding says, as half a sentence that stands alone: what was seen, or what was said. */
export const findingSentences: Readonly<Record<FindingCode, (params: Params) => string>> = {
  'signed-in': (params) => `signed in as ${string(params, 'name')}`,
  'accounts-searched': () => 'the tenant’s users searched',
  'account-confirmed': (params) => `${string(params, 'userPrincipalName')} read and confirmed by you`,
  'phone-registered': (params) =>
    `contact number and authentication phone both end in ${string(params, 'lastTwo')}`,
  'password-changed': (params) => `password changed ${moment(String(params.at))}`,
  'password-kept': () => 'the password was set outside this run',
  'mfa-enforced': () => 'per-user multi-factor authentication is enforced',
  'signed-in-with-code': (params) => `signed in with a code ${moment(String(params.at))}`,
  'methods-registered': (params) =>
    `registration for multi-factor authentication complete, report of ${moment(String(params.at))}`,
  'app-password-audited': (params) => `app password created ${moment(String(params.at))}, in the audit log`,
  'app-password-made': () => 'app password created',
  'app-password-copied': () => 'app password copied',
  'service-account-opened': () => 'Service Account page opened',
  'service-account-signed-in': (params) =>
    `the account signed in with its app password ${moment(String(params.at))}, after the save`,
  'service-account-saved': () => 'app password saved',
};

export const verdicts: Readonly<Record<Finding['verdict'], string>> = {
  proven: 'Proven: Microsoft 365 shows it',
  reported: 'Reported: I have your word',
};

export function findingSentence(finding: Finding): string {
  return findingSentences[finding.code](finding.params);
}
