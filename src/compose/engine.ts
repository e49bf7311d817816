import { DefaultAzureCredential } from '@azure/identity';
import { systemClock } from '../clock';
import type { TablesSettings } from '../settings';
import type { EngineOptions } from '../storage';

/** Azure Tables with the identity that the process has there (a managed identity, or a developer's), or by a secret. */
export function tablesEngine(tables: TablesSettings): EngineOptions {
  const endpoint =
    'url' in tables
      ? { url: tables.url, credential: new DefaultAzureCredential() }
      : { connectionString: tables.connectionString.use((text) => text) };
  return { kind: 'tables', endpoint, clock: systemClock, fetch };
}
