import { type Cloud, type CloudName, publicCloud } from './cloud';

/**
 * Microsoft's table of permissions names these as deployed in the public cloud only (microsoft-graph-devx-content:
 * provisioningInfo.json, August 2026). What is asked for instead is older and wider; nobody's rights grow by it,
 * because the bot acts with the administrator's own.
 */
const widerPermissions: Cloud['permissions'] = {
  'User-Phone.ReadWrite.All': 'User.ReadWrite.All',
  'UserAuthMethod-Phone.Read.All': 'UserAuthenticationMethod.Read.All',
  'UserAuthMethod-Phone.ReadWrite.All': 'UserAuthenticationMethod.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All': 'Directory.AccessAsUser.All',
};

/**
 * Graph and sign-in: Microsoft Learn, graph/deployments. Bot Framework: botframework-connector's GovernmentConstants.
 * Service URL and the rest: `CloudEnvironment` of the Teams SDK (microsoft/teams-sdk).
 */
const gccHigh: Cloud = {
  name: 'gcc-high',
  graph: 'https://graph.microsoft.us',
  login: 'https://login.microsoftonline.us',
  authorizeHost: 'https://login.microsoftonline.us',
  federation: 'api://AzureADTokenExchangeUSGov',
  botFramework: {
    callerId: 'urn:botframework:azureusgov',
    toChannel: 'https://api.botframework.us',
    toChannelScope: 'https://api.botframework.us/.default',
    openIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    tokenIssuer: 'https://api.botframework.us',
  },
  serviceUrls: { hosts: ['smba.infra.gov.teams.microsoft.us'], origins: [] },
  fileDomains: ['sharepoint.us'],
  permissions: widerPermissions,
};

/** Signs in where GCC High does; Graph, Teams and SharePoint are its own. */
const dod: Cloud = {
  ...gccHigh,
  name: 'dod',
  graph: 'https://dod-graph.microsoft.us',
  serviceUrls: { hosts: ['smba.infra.dod.teams.microsoft.us'], origins: [] },
  fileDomains: ['sharepoint-mil.us'],
};

/**
 * Operated by 21Vianet; sources as above. Sign-in has two names, and @azure/identity turns `login.chinacloudapi.cn`
 * into this one before it sends: named here, it is the only one that anything is sent to.
 */
const china: Cloud = {
  name: 'china',
  graph: 'https://microsoftgraph.chinacloudapi.cn',
  login: 'https://login.partner.microsoftonline.cn',
  authorizeHost: 'https://login.partner.microsoftonline.cn',
  federation: 'api://AzureADTokenExchangeChina',
  botFramework: {
    callerId: 'urn:botframework:azure',
    toChannel: 'https://api.botframework.azure.cn',
    toChannelScope: 'https://api.botframework.azure.cn/.default',
    openIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    tokenIssuer: 'https://api.botframework.azure.cn',
  },
  serviceUrls: { hosts: ['frontend.botapi.msg.infra.teams.microsoftonline.cn'], origins: [] },
  fileDomains: ['sharepoint.cn'],
  permissions: widerPermissions,
};

/** Each is whole: no setting moves one address out of it. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: publicCloud,
  'gcc-high': gccHigh,
  dod,
  china,
};
