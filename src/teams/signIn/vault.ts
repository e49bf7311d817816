import { inspect } from 'node:util';
import { SignInNeeded } from '../../procedure/errors';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import { putBounded } from './bounded';
import { personKey } from './personKey';

/** An access token for Microsoft Graph, and when it ends: milliseconds since 1970. */
export interface GraphToken {
  readonly token: string;
  readonly expiresAt: number;
  /** The permissions that it carries, as `readGranted` gives them; nothing when Entra has not said. */
  readonly granted?: readonly string[] | undefined;
}

interface Kept extends GraphToken {
  /** The person's last sign-out when the sign-in began. */
  readonly signOut: string;
}

const hidden = '[tokens]';

/**
 * The administrators' Graph tokens, in the memory of this process only: after a restart one silent exchange brings
 * a new one. JSON, templates and `util.inspect` show nothing of it.
 */
export class Vault {
  readonly #tokens = new Map<string, Kept>();
  /** How often each person was forgotten. */
  readonly #epochs = new Map<string, number>();
  readonly #clock: Clock;
  readonly #limit: number;

  /** @param limit how many people's tokens are kept at most; the oldest gives way */
  constructor(clock: Clock, limit = 1000) {
    this.#clock = clock;
    this.#limit = limit;
  }

  keep(person: Person, token: GraphToken, signOut = ''): void {
    this.#dropExpired();
    putBounded(this.#tokens, personKey(person), { ...token, signOut }, this.#limit);
  }

  /**
   * Begins a sign-in. What it brings is kept only if the person has not been forgotten meanwhile.
   * @param signOut the person's last sign-out, as it is known now
   * @returns keeps the token; `false` when it was not
   */
  begin(person: Person, signOut: string): (token: GraphToken) => boolean {
    const epoch = () => this.#epochs.get(personKey(person)) ?? 0;
    const begun = epoch();
    return (token) => {
      if (epoch() !== begun) return false;
      this.keep(person, token, signOut);
      return true;
    };
  }

  /** Whether the person's token will still be good after so many milliseconds. */
  has(person: Person, forMilliseconds: number): boolean {
    const kept = this.#tokens.get(personKey(person));
    return kept !== undefined && kept.expiresAt > this.#clock.now() + forMilliseconds;
  }

  /** The person's token. Throws `SignInNeeded` when there is none or it has ended. */
  token(person: Person): string {
    this.#dropExpired();
    const kept = this.#tokens.get(personKey(person));
    if (!kept) throw new SignInNeeded();
    return kept.token;
  }

  /** What the person's token carries, as far as it is known. */
  granted(person: Person): readonly string[] | undefined {
    return this.#tokens.get(personKey(person))?.granted;
  }

  forget(person: Person): void {
    const key = personKey(person);
    this.#tokens.delete(key);
    putBounded(this.#epochs, key, (this.#epochs.get(key) ?? 0) + 1, this.#limit);
  }

  /** Forgets a token from before the person's last sign-out: another process may have served it. */
  hears(person: Person, signOut: string): void {
    const kept = this.#tokens.get(personKey(person));
    if (kept && kept.signOut !== signOut) this.forget(person);
  }

  toJSON(): string {
    return hidden;
  }

  toString(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }

  #dropExpired(): void {
    const now = this.#clock.now();
    for (const [key, kept] of this.#tokens) if (kept.expiresAt <= now) this.#tokens.delete(key);
  }
}
