import { ClientSecretCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { systemClock } from '../clock';
import { createLog } from '../log';
import { publicPlaces } from '../procedure/links';
import type { AppProof, LiveSettings } from '../settings';
import type { EngineOptions } from '../storage';
import { publicCloud } from '../teams/cloud';
import { entraOptions } from '../teams/entraHttp';
import type { ClientCredential } from '../teams/signIn';
import { tablesEngine } from './engine';
import type { Surroundings } from './surroundings';

/** A real tenant, as the settings describe it. */
export function liveSurroundings(settings: LiveSettings): Surroundings {
  const { publicUrl, tenantId, bot, app, host, port, logLevel, consoleUrl } = settings;
  const clock = systemClock;
  return {
    mode: settings.mode,
    healthToken: settings.healthToken,
    traces: settings.traces,
    cloud: publicCloud,
    fetch,
    tenantId,
    bot: { id: bot.id, credential: botCredential(settings) },
    app: { clientId: app.clientId, credential: appCredential(app.proof) },
    publicUrl,
    listen: { host, port, hosts: 'any' },
    storage: engine(settings),
    signInKey: settings.signInKey?.use((key) => key),
    reminders: settings.reminders,
    teamsRate: settings.teamsRate,
    places: { ...publicPlaces, ...(consoleUrl !== undefined && { console: consoleUrl }) },
    windowForgets: false,
    banner: undefined,
    clock,
    log: createLog({ level: logLevel, clock }),
  };
}

function engine({ tables, dataDir, dataKey }: LiveSettings): EngineOptions {
  return tables ? tablesEngine(tables) : { dataDir, dataKey: dataKey?.use((key) => key) };
}

/** How the bot gets its own tokens for Teams. */
function botCredential({ tenantId, bot: { id, proof } }: LiveSettings): TokenCredential {
  if (proof.type === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: id });
  const options = entraOptions(publicCloud.login, fetch);
  return proof.password.use((password) => new ClientSecretCredential(tenantId, id, password, options));
}

function appCredential(proof: AppProof): ClientCredential {
  switch (proof.kind) {
    case 'secret':
      return { clientSecret: proof.secret.use((secret) => secret) };
    case 'certificate':
      return { certificatePath: proof.path };
    case 'federated':
      return { getAssertion: federatedAssertion(proof.clientId) };
  }
}

/** The managed identity's token that the app registration trusts (Microsoft Learn: workload identity federation). */
function federatedAssertion(clientId: string): () => Promise<string> {
  const identity = new ManagedIdentityCredential({ clientId });
  return async () => (await identity.getToken('api://AzureADTokenExchange/.default')).token;
}
