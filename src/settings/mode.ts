import type { Fault } from './fault';
import { appProof, appProofTerm, botProof } from './proofs';
import { live, storage } from './variables';

/** Variables that are set, none of them empty. */
export type Given = Readonly<Partial<Record<string, string>>>;

/** Empty values count as not set. */
export function givenIn(environment: Given): Given {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

/** Any one of these means a real tenant: half a configuration is refused, never replaced by practice. */
const liveVariables = Object.keys({ ...live, ...botProof, ...appProof, ...appProofTerm, ...storage });

/** What the places set that keep servers running for others to reach. */
const hostVariables = [
  'WEBSITE_SITE_NAME',
  'WEBSITE_INSTANCE_ID',
  'CONTAINER_APP_NAME',
  'FUNCTIONS_WORKER_RUNTIME',
  'KUBERNETES_SERVICE_HOST',
  'AWS_EXECUTION_ENV',
  'ECS_CONTAINER_METADATA_URI_V4',
  'K_SERVICE',
  'DYNO',
  'FLY_APP_NAME',
  'RENDER_SERVICE_ID',
  'RAILWAY_ENVIRONMENT_ID',
];

export function isForLive(given: Given): boolean {
  return liveVariables.some((name) => given[name] !== undefined);
}

/** Why practice must not run here, if so. */
export function refusalOfPractice(given: Given): Fault | undefined {
  const cure = 'Practice mode is for your own machine; to serve a tenant, set the variables named below';
  if (given.NODE_ENV === 'production') {
    return { variable: 'NODE_ENV', wrong: 'is production, and nothing of a tenant is set', cure };
  }
  const variable = hostVariables.find((name) => given[name] !== undefined);
  return variable === undefined
    ? undefined
    : { variable, wrong: 'shows that this is a server, and nothing of a tenant is set', cure };
}
