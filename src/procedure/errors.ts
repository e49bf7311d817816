/**
 * Nobody answered, or the answer was lost: a time-out, a broken connection, a 5xx. After a write this means
 * "perhaps": only the next look decides. Carries no request and no body.
 */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  constructor(readonly system: 'Microsoft Graph' | 'Microsoft Entra') {
    super(`${system} did not answer`);
  }
}

/** The administrator has to sign in (again); `claims` is what Microsoft Entra wants to see this time. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
  constructor(readonly claims?: string) {
    super('the administrator has to sign in');
  }
}

/** Somebody else changed the record first: read it again before going on. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  constructor() {
    super('the record was changed meanwhile');
  }
}

/** What is kept was written by a later version of the bot, which has been taken back since: it waits for that one. */
export class FromLaterVersion extends Error {
  override readonly name = 'FromLaterVersion';
  constructor(what: string) {
    super(`${what} cannot be read by this version`);
  }
}
