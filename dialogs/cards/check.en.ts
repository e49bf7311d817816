/** Words of the readiness check that is asked for by name. */

export const title = 'Ready for multi-factor authentication?';
export const account = (name: string, userName: string) => `Account: **${name}**, ${userName}`;

export const summary = {
  ready: 'Nothing that I can see stands in the way.',
  warned: (problems: number, unknown: number) =>
    `${counted(problems)}; ${unknown} could not be told. The procedure can begin.`,
  blocked: 'The procedure cannot begin like this: it could not succeed.',
};

const counted = (count: number) =>
  count === 0 ? 'No problem that I can see' : count === 1 ? '1 problem' : `${count} problems`;

export const which = {
  title: 'Which account shall I check?',
  line: 'Several accounts look like service accounts of Trend Micro Cloud App Security.',
  check: (index: number) => `Check account ${index}`,
};

export const none = {
  title: 'No account to check',
  line: 'No account has a name that Cloud App Security gives by itself. “enable mfa” lets you search for yours; then “check” takes that one.',
};

export const trouble = 'I could not check';

export const actions = {
  again: 'Check again',
  begin: 'Enable MFA',
  adminCenter: 'Admin centers (leaves Teams)',
};
