import type { World } from './world';

/**
 * The world in a file's text, or `null` when the text is broken, of another version, or not of the shape of a world.
 * Only the outline is looked at: the file is our own, and what is guarded against is a cut or older one.
 */
export function readWorld(text: string, version: number): World | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed) || parsed['version'] !== version) return null;
  const world = parsed['world'];
  return isWorld(world) ? world : null;
}

const lists = [
  'consentedScopes',
  'accounts',
  'signIns',
  'directoryAudits',
  'textMessages',
  'conditionalAccessPolicies',
];
const switches = [
  'securityDefaultsEnabled',
  'legacyAuthProtocolsEnabled',
  'appPasswordsAllowed',
  'premium',
  'federated',
  'legacyClientsBlocked',
  'textMessagesAllowed',
  'methodsMigrated',
];
const words = ['tenantId', 'tenantName', 'initialDomain', 'adminId'];

function isWorld(value: unknown): value is World {
  return (
    isRecord(value) &&
    lists.every((name) => Array.isArray(value[name])) &&
    switches.every((name) => typeof value[name] === 'boolean') &&
    words.every((name) => typeof value[name] === 'string') &&
    isRecord(value['console'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
