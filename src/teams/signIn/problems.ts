import type { Person } from '../../procedure/person';
import { putBounded } from './bounded';
import { personKey } from './personKey';

/** Why the last attempt to sign in came to nothing. Sentences and remedies are made where words live. */
export const signInProblems = [
  /** The bot has not been allowed yet to do this in the person's name, or by the organisation (AADSTS65001). */
  'consent-needed',
  /** Entra wants to see the person: a second factor, a new sign-in, a registration. */
  'step-up',
  /** What Teams handed over was too old or not valid any more: a new attempt is silent. */
  'assertion-expired',
  /** Conditional access forbids it (AADSTS53000 to 53004). */
  'blocked',
  /** Somebody else signed in than the person who speaks with the bot. */
  'not-the-speaker',
  /** Microsoft Entra did not answer. */
  'entra-unreachable',
  /** The bot's own registration or its credential is wrong: a matter for whoever runs the bot. */
  'misconfigured',
  /** Entra said no for another reason; its code is in the log. */
  'refused',
  /** The person closed the window or declined. */
  'cancelled',
  /** Teams could not hand over a token (its `signin/failure`); its code is in the log. */
  'teams-failed',
] as const;

export type SignInProblem = (typeof signInProblems)[number];

/** An attempt that came to nothing. */
export interface SignInRefused {
  readonly problem: SignInProblem;
  /** For the log: `AADSTS` and a number, the OAuth error, or a word of ours. */
  readonly code: string;
  /** What Entra wants to see next time, a JSON text. */
  readonly claims?: string | undefined;
}

interface Note {
  readonly problem: SignInProblem;
  /** The claims that Entra or Graph wants to see next time, as a JSON text. */
  readonly claims?: string | undefined;
}

/** What stood in each person's way last, so that the next card and the next page can do something about it. */
export interface Problems {
  /** Claims asked for earlier stand until a sign-in comes through: a time-out does not undo a demand. */
  note(person: Person, problem: SignInProblem, claims?: string): void;
  last(person: Person): Note | undefined;
  clear(person: Person): void;
}

export function createProblems(limit = 1000): Problems {
  const notes = new Map<string, Note>();
  return {
    note(person, problem, claims) {
      const key = personKey(person);
      putBounded(notes, key, { problem, claims: claims ?? notes.get(key)?.claims }, limit);
    },
    last: (person) => notes.get(personKey(person)),
    clear: (person) => void notes.delete(personKey(person)),
  };
}
