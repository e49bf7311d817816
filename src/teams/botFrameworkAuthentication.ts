import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Clock } from '../procedure/ports/clock';
import type { Cloud } from './cloud';
import { createConnectorHttp } from './connectorHttp';
import type { CredentialsFactory } from './credentials';

interface Edge {
  readonly cloud: Cloud;
  readonly credentials: CredentialsFactory;
  /** What Teams is sent leaves through this. */
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** Every endpoint is named, so that neither a default nor an environment variable chooses one. */
export function botFrameworkAuthentication({ cloud, credentials, fetch, clock }: Edge) {
  const { toChannel, openIdMetadataUrl, tokenIssuer } = cloud.botFramework;
  return new ConfigurationBotFrameworkAuthentication(
    {
      CallerId: 'urn:botframework:azure',
      OAuthUrl: toChannel,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: tokenIssuer,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      ToChannelFromBotLoginUrl: cloud.login,
      ToChannelFromBotOAuthScope: toChannel,
      ValidateAuthority: true,
    },
    credentials,
    undefined,
    undefined,
    { httpClient: createConnectorHttp(fetch, clock) },
  );
}
