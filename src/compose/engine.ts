import { DefaultAzureCredential } from '@azure/identity';
import { systemClock } from '../clock';
import type { TablesSettings } from '../settings';
import type { EngineOptions } from '../storage';
import { fetchHttpClient } from '../teams/entraHttp';
import type { Reach } from './credentials';

/** Azure Tables with the identity that the process has there (a managed identity, or a developer's), or by a secret. */
export function tablesEngine(tables: TablesSettings, reach?: Pick<Reach, 'cloud' | 'fetch'>): EngineOptions {
  const out = reach?.fetch ?? fetch;
  const endpoint =
    'url' in tables
      ? { url: tables.url, credential: new DefaultAzureCredential(identityOptions(reach)) }
      : { connectionString: tables.connectionString.use((text) => text) };
  return { kind: 'tables', endpoint, clock: systemClock, fetch: out };
}

/** The identity's endpoint is the host's own, and a developer's sign-in elsewhere: no single origin can be given. */
function identityOptions(reach: Pick<Reach, 'cloud' | 'fetch'> | undefined) {
  return reach && { authorityHost: reach.cloud.login, httpClient: fetchHttpClient(reach.fetch) };
}
