/** Microsoft's clouds; the public one serves GCC tenants too. */
export type CloudName = 'public' | 'gcc-high' | 'dod' | 'china';

/**
 * Everything the service speaks with, as one value: endpoints and the hosts it may send to. Nothing else in the
 * service names a Microsoft host.
 */
export interface Cloud {
  readonly name: CloudName | 'practice';
  /** Origin of Microsoft Graph. */
  readonly graph: string;
  /** Origin of Microsoft Entra's sign-in service, for the bot's own requests. */
  readonly login: string;
  /** Origin where a browser goes to sign in and consent. */
  readonly authorizeHost: string;
  /** Audience of the tokens by which a registration trusts a managed identity. */
  readonly federation: string;
  readonly botFramework: {
    /** Stands in every turn, for the SDK's own use. */
    readonly callerId: string;
    /** Audience of the bot's own tokens. */
    readonly toChannel: string;
    /** Scope the bot asks a token for. */
    readonly toChannelScope: string;
    /** Where the keys are found that sign what comes in. */
    readonly openIdMetadataUrl: string;
    /** `iss` of the tokens that come in. */
    readonly tokenIssuer: string;
  };
  readonly serviceUrls: {
    /** Host names that are reached by https on the usual port. */
    readonly hosts: readonly string[];
    /** Exact origins besides; for the practice cloud's loopback relay, http included. */
    readonly origins: readonly string[];
  };
  /** Below these domains lie the files that people send in a chat. */
  readonly fileDomains: readonly string[];
  /** Permissions of Microsoft Graph that are asked for in place of others, which this cloud may not have. */
  readonly permissions: Readonly<Record<string, string>>;
}

/**
 * The public cloud, which serves GCC tenants too. Endpoints: botframework-connector's AuthenticationConstants.
 * Service URLs: `TeamsServiceEndpoints` of the Microsoft 365 Agents SDK. Exact hosts, because anybody may register a
 * name beneath trafficmanager.net.
 */
export const publicCloud: Cloud = {
  name: 'public',
  graph: 'https://graph.microsoft.com',
  login: 'https://login.microsoftonline.com',
  authorizeHost: 'https://login.microsoftonline.com',
  federation: 'api://AzureADTokenExchange',
  botFramework: {
    callerId: 'urn:botframework:azure',
    toChannel: 'https://api.botframework.com',
    toChannelScope: 'https://api.botframework.com/.default',
    openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    tokenIssuer: 'https://api.botframework.com',
  },
  serviceUrls: {
    hosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
    origins: [],
  },
  // Microsoft Learn: bots-filesv4, a file that is sent lies in the sender's OneDrive.
  fileDomains: ['sharepoint.com'],
  permissions: {},
};

export interface PracticeAddresses {
  /** Where the relay shows the keys it signs with. */
  readonly openIdMetadataUrl: string;
  /** The relay, the only service the bot may send to. */
  readonly serviceUrl: string;
  /** Origin of the practice sign-in pages. */
  readonly authorizeHost: string;
}

/** The cloud of a practice tenant: Graph and sign-in keep their addresses, a fetch of its own answers them. */
export function practiceCloud(addresses: PracticeAddresses): Cloud {
  return {
    ...publicCloud,
    name: 'practice',
    authorizeHost: new URL(addresses.authorizeHost).origin,
    botFramework: { ...publicCloud.botFramework, openIdMetadataUrl: addresses.openIdMetadataUrl },
    serviceUrls: { hosts: [], origins: [new URL(addresses.serviceUrl).origin] },
  };
}

/** Whether the bot may send to this service URL: on the list, without credentials, on the port that belongs there. */
export function allowsServiceUrl(cloud: Cloud, serviceUrl: string | undefined): boolean {
  if (serviceUrl === undefined || !URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  if (cloud.serviceUrls.origins.includes(url.origin)) return true;
  return url.protocol === 'https:' && url.port === '' && cloud.serviceUrls.hosts.includes(url.hostname);
}

/** The permissions to ask for in this cloud, each once. */
export function permissionsIn(
  { permissions }: Pick<Cloud, 'permissions'>,
  wanted: readonly string[],
): readonly string[] {
  return [...new Set(wanted.map((name) => permissions[name] ?? name))];
}
