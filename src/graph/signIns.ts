import type { SignIn as GraphSignIn } from '@microsoft/microsoft-graph-types';
import type { SignIn } from '../procedure/ports/directory';
import type { Instant } from '../procedure/time';
import { get, literal } from './call';
import type { Call } from './call';
import { momentOf } from './moment';
import type { Question } from './question';

/** Beta adds what v1.0 lacks: which factors were asked for and given (Microsoft Learn: signin, beta). */
interface BetaSignIn extends GraphSignIn {
  readonly authenticationRequirement?: string | null;
  readonly authenticationDetails?: readonly AuthenticationDetail[] | null;
}

interface AuthenticationDetail {
  readonly authenticationMethod?: string | null;
  readonly succeeded?: boolean | null;
}

/** Clients that use modern authentication; every other one named in the log is a legacy client. */
const modernClients = ['browser', 'mobile apps and desktop clients', 'modern clients'];

/** Methods that are no second factor given in this sign-in. */
const noSecondFactor = ['password', 'previously satisfied'];

/** Reports answer five requests in ten seconds (Microsoft Learn: throttling-limits). */
const apart = 2_000;

/** Sign-ins of an account, newest first, at most a hundred: failures of a legacy client can be many. */
export function signInsOf(
  id: string,
  since: Instant,
  version: Call['version'] = 'beta',
): Question<readonly SignIn[]> {
  const $filter = `userId eq ${literal(id)} and createdDateTime ge ${since}`;
  return {
    call: get('/auditLogs/signIns', { version, query: { $filter, $top: '100' }, apart }),
    matter: 'log',
    read: (body) => {
      const { value } = (body ?? {}) as { value?: unknown };
      if (!Array.isArray(value)) return undefined;
      return (value as BetaSignIn[])
        .map(signInFrom)
        .filter((signIn) => signIn !== undefined)
        .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
    },
  };
}

function signInFrom(entry: BetaSignIn): SignIn | undefined {
  const at = momentOf(entry.createdDateTime);
  const errorCode = entry.status?.errorCode;
  if (at === undefined || typeof errorCode !== 'number') return undefined;
  const client = entry.clientAppUsed?.toLowerCase() ?? '';
  const isLegacyClient = client !== '' && !modernClients.includes(client);
  return { at, errorCode, isLegacyClient, withCode: withCode(entry) };
}

/** The details of a sign-in may be missing at first: they can take hours to be gathered. */
function withCode(entry: BetaSignIn): boolean | undefined {
  if (entry.authenticationRequirement === 'singleFactorAuthentication') return false;
  const details = entry.authenticationDetails ?? [];
  if (details.length === 0) return undefined;
  return details.some(
    ({ authenticationMethod, succeeded }) =>
      succeeded === true &&
      !!authenticationMethod &&
      !noSecondFactor.includes(authenticationMethod.toLowerCase()),
  );
}
