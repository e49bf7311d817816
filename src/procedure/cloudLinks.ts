import { type Places, publicPlaces } from './links';

/** Of the US government. The authenticator's own list of origins (mysignins) and My Account's link in its pages. */
const government = {
  ...publicPlaces,
  myAccount: 'https://myaccount.azure.us',
  securityInfo: 'https://mysignins.azure.us/security-info',
  signInErrors: 'https://login.microsoftonline.us/error',
};

/**
 * Where people are sent in each of Microsoft's clouds, as of 22 November 2026. Admin centers:
 * Microsoft Learn. Trend Micro's addresses are the same for all.
 */
export const placesIn: Readonly<Record<'public' | 'gcc-high' | 'dod' | 'china', Places>> = {
  public: publicPlaces,
  'gcc-high': {
    ...government,
    adminCenter: 'https://portal.office365.us',
    teams: 'https://gov.teams.microsoft.us',
  },
  dod: { ...government, adminCenter: 'https://portal.apps.mil', teams: 'https://dod.teams.microsoft.us' },
  china: {
    ...publicPlaces,
    adminCenter: 'https://portal.partner.microsoftonline.cn',
    myAccount: 'https://myaccount.windowsazure.cn',
    securityInfo: 'https://mysignins.windowsazure.cn/security-info',
    // Microsoft Learn, national clouds: the page of sign-in errors.
    signInErrors: 'https://login.partner.microsoftonline.cn/error',
    teams: 'https://teams.microsoftonline.cn',
  },
};
