/** Where people are sent: addresses as dated data. */
export const links = {
  adminCenter: { url: 'https://admin.microsoft.com', checkedOn: '2026-08-20' },
  myAccount: { url: 'https://myaccount.microsoft.com', checkedOn: '2026-08-20' },
  securityInfo: { url: 'https://mysignins.microsoft.com/security-info', checkedOn: '2026-08-20' },
  console: { url: 'https://admin.tmcas.trendmicro.com', checkedOn: '2026-08-20' },
  consoleEurope: { url: 'https://admin-eu.tmcas.trendmicro.com', checkedOn: '2026-08-20' },
  article: { url: 'https://success.trendmicro.com/en-US/solution/KA-0009723', checkedOn: '2026-08-20' },
  migration: {
    url: 'https://docs.trendmicro.com/en-us/documentation/article/cloud-app-security-online-help-migrating-to-use-aut_001',
    checkedOn: '2026-08-20',
  },
  // Microsoft Learn, reference-error-codes: the page of one error is this address with `?code=` and its number.
  signInErrors: { url: 'https://login.microsoftonline.com/error', checkedOn: '2026-11-22' },
  // Microsoft Learn, deep-link-teams: links into Teams.
  teams: { url: 'https://teams.microsoft.com', checkedOn: '2026-11-22' },
  legacySignInNotice: { url: 'https://mc.merill.net/message/MC1184649', checkedOn: '2026-08-20' },
} as const;

/** The places a person works in; practice mode and regions hand in their own. */
export interface Places {
  readonly myAccount: string;
  readonly securityInfo: string;
  /** The Cloud App Security console's address. */
  readonly console: string;
  /** From where an administrator reaches every admin center. */
  readonly adminCenter: string;
  /** The vendor's guide to its replacement for service accounts with a password. */
  readonly migration: string;
  /** Microsoft's explanations of its sign-in errors; `?code=` and a number leads to one. */
  readonly signInErrors: string;
  /** Where links into Teams begin. */
  readonly teams: string;
}

export const publicPlaces: Places = {
  myAccount: links.myAccount.url,
  securityInfo: links.securityInfo.url,
  console: links.console.url,
  adminCenter: links.adminCenter.url,
  migration: links.migration.url,
  signInErrors: links.signInErrors.url,
  teams: links.teams.url,
};
