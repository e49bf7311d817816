/**
 * Things that go wrong, to be rehearsed: each waits for the next request it fits and is used up by it.
 * A trouble knows requests (method and path), never where in a conversation it strikes.
 */
const catalogue = {
  forbidden: { says: 'The next write is refused: insufficient privileges (403).', lasts: 1 },
  'read-forbidden': { says: 'The next read is refused: insufficient privileges (403).', lasts: 1 },
  throttled: { says: 'The next request is told to wait one second (429).', lasts: 1 },
  'lost-answer': { says: 'The next write is carried out, but its answer never arrives.', lasts: 1 },
  'lost-write': { says: 'The next write is not carried out and times out at the gateway (504).', lasts: 1 },
  'phone-conflict': {
    says: 'The next phone method is saved, yet the answer is a conflict: the number signs somebody else in (409).',
    lasts: 1,
  },
  'banned-password': { says: 'The next password is refused as one that the tenant bans (400).', lasts: 1 },
  unreachable: { says: 'The next read finds no connection.', lasts: 1 },
  'logs-forbidden': {
    says: 'Sign-in logs and audit logs are refused for lack of a role (403).',
    lasts: undefined,
  },
  'late-log': { says: 'Log entries arrive this many minutes later than they would.', lasts: 10 },
} as const satisfies Record<string, { says: string; lasts: number | undefined }>;

export type TroubleName = keyof typeof catalogue;

/** Every trouble there is, in the order in which a page may offer them. */
export const troubleNames = Object.keys(catalogue).filter(isTroubleName);

/** Which requests a trouble waits for; without it, every request of the kind that its sentence names. */
export interface TroubleFilter {
  /** `PATCH`; upper or lower case. */
  readonly method?: string;
  /** Tried on the path with its version: `/v1.0/users/{id}`. */
  readonly path?: RegExp;
}

export interface TroubledRequest {
  readonly method: string;
  /** With its version: `/v1.0/users/{id}`. */
  readonly path: string;
}

export interface ActiveTrouble {
  readonly name: TroubleName;
  /** One sentence for a person. */
  readonly says: string;
  /** Requests it will still strike (`late-log`: minutes); `null` until it is cleared. */
  readonly left: number | null;
}

export interface Troubles {
  /**
   * @param times requests to strike, or minutes for `late-log`; without it the trouble's own usual number
   * @throws RangeError when `times` is not a whole number above 0
   */
  set(name: TroubleName, times?: number, filter?: TroubleFilter): void;
  clear(): void;
  list(): ActiveTrouble[];
  /** Whether this request is struck; uses up one time of the trouble. */
  strikes(name: TroubleName, request: TroubledRequest): boolean;
  /** How many minutes later than usual log entries show; uses up nothing. */
  logDelayMinutes(request: TroubledRequest): number;
}

/** What a person reads about a trouble before switching it on. */
export function describeTrouble(name: TroubleName): string {
  return catalogue[name].says;
}

export function isTroubleName(name: string): name is TroubleName {
  return Object.hasOwn(catalogue, name);
}

interface Waiting {
  readonly left: number | undefined;
  readonly filter: TroubleFilter;
}

export function createTroubles(): Troubles {
  const waiting = new Map<TroubleName, Waiting>();
  return {
    set(name, times, filter = {}) {
      if (times !== undefined && !(Number.isSafeInteger(times) && times > 0)) {
        throw new RangeError(`a trouble strikes a whole number of times, not ${times}`);
      }
      waiting.set(name, { left: times ?? catalogue[name].lasts, filter });
    },
    clear: () => waiting.clear(),
    list: () =>
      [...waiting].map(([name, { left }]) => ({ name, says: describeTrouble(name), left: left ?? null })),
    strikes(name, request) {
      const trouble = waiting.get(name);
      if (!trouble || !fits(trouble.filter, request)) return false;
      if (trouble.left === 1) waiting.delete(name);
      else if (trouble.left !== undefined) waiting.set(name, { ...trouble, left: trouble.left - 1 });
      return true;
    },
    logDelayMinutes(request) {
      const late = waiting.get('late-log');
      return late && fits(late.filter, request) ? (late.left ?? 0) : 0;
    },
  };
}

function fits(filter: TroubleFilter, request: TroubledRequest): boolean {
  if (filter.method && filter.method.toUpperCase() !== request.method.toUpperCase()) return false;
  // search() starts at the beginning whatever a global pattern remembers of its last match.
  return !filter.path || request.path.search(filter.path) >= 0;
}
