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
  /** The proxy for an address, if there is one. */
  readonly proxyOf?: (address: string) => string | undefined;
  readonly clock: Clock;
}

/** Every endpoint is named, so that neither a default nor an environment variable chooses one. */
export function botFrameworkAuthentication({ cloud, credentials, fetch, clock, proxyOf }: Edge) {
  const { callerId, toChannel, openIdMetadataUrl, tokenIssuer } = cloud.botFramework;
  return new ConfigurationBotFrameworkAuthentication(
    {
      CallerId: callerId,
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
    { httpClient: createConnectorHttp(fetch, clock), ...metadataProxy(proxyOf?.(openIdMetadataUrl)) },
  );
}

/**
 * The SDK asks for the keys of Teams by itself, not through the client above. Of a proxy it takes a host and a port,
 * and puts `http://` before them (botframework-connector: OpenIdMetadata), so that name and password go with the host.
 */
function metadataProxy(proxy: string | undefined) {
  if (proxy === undefined) return {};
  const { username, password, hostname, port } = new URL(proxy);
  const host = username === '' ? hostname : `${username}:${password}@${hostname}`;
  return { proxySettings: { host, port: Number(port || 80) } };
}
