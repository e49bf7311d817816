import { DefaultAzureCredential } from '@azure/identity';
import { systemClock } from '../clock';
import type { TablesSettings } from '../settings';
import type { EngineOptions } from '../storage';
import { fetchHttpClient } from '../teams/entraHttp';
import type { Reach } from './credentials';

/** Where requests leave, and the cloud they leave for. */
export type WayOut = Pick<Reach, 'cloud' | 'fetch'>;

/** Azure Tables with the identity that the process has there (a managed identity, or a developer's), or by a secret. */
export function tablesEngine(tables: TablesSettings, out: WayOut): EngineOptions {
  const endpoint =
    'url' in tables
      ? { url: tables.url, credential: new DefaultAzureCredential(identityOptions(out)) }
      : { connectionString: tables.connectionString.use((text) => text) };
  return { kind: 'tables', endpoint, clock: systemClock, fetch: out.fetch };
}

/** The identity's endpoint is the host's own, and a developer's sign-in elsewhere: no single origin can be given. */
function identityOptions({ cloud, fetch }: WayOut) {
  return { authorityHost: cloud.login, httpClient: fetchHttpClient(fetch) };
}
