import type { TokenCredential } from '@azure/identity';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Cloud } from './cloud';

type SdkFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** What the Bot Framework SDK asks for the bot's own credentials. */
export type CredentialsFactory = Pick<SdkFactory, keyof SdkFactory>;
type Credentials = Awaited<ReturnType<CredentialsFactory['createCredentials']>>;

/**
 * The bot's own credentials, for what it sends to Teams. Authentication is never off, and the only app id is ours.
 * @param credential client secret, certificate or managed identity; it keeps and renews its tokens itself
 */
export function botCredentials(options: {
  readonly cloud: Cloud;
  readonly botId: string;
  readonly credential: TokenCredential;
}): CredentialsFactory {
  const { cloud, botId, credential } = options;
  const signing: Credentials = {
    async signRequest(request) {
      const token = await credential.getToken(cloud.botFramework.toChannelScope);
      if (token === null) throw new NoBotToken();
      request.headers.set('authorization', `Bearer ${token.token}`);
      return request;
    },
  };
  return new EntraCredentials(botId, signing);
}

/** Microsoft Entra gave the bot no token of its own. */
export class NoBotToken extends Error {
  override readonly name = 'NoBotToken';
  constructor() {
    super('no token for the bot');
  }
}

/** Keeps what it holds out of JSON and `util.inspect`: the SDK hangs it on objects that are easily printed. */
class EntraCredentials implements CredentialsFactory {
  readonly #botId: string;
  readonly #signing: Credentials;

  constructor(botId: string, signing: Credentials) {
    this.#botId = botId;
    this.#signing = signing;
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#botId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  async createCredentials(appId: string): Promise<Credentials> {
    if (appId !== this.#botId) throw new Error('credentials were asked for another app id');
    return this.#signing;
  }

  toJSON(): object {
    return { name: 'EntraCredentials' };
  }
}
