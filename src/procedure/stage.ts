import type { Refused } from './answer';
import type { Finding, Params } from './finding';
import type { Places } from './links';
import type { Directory } from './ports/directory';
import type { Person } from './person';
import type { Run, RunChange } from './run';
import type { StageId } from './stageId';
import type { StepNumber } from './steps';
import type { Instant } from './time';

/** Delegated permissions of Microsoft Graph, least privileged, reading apart from writing. */
export interface Scopes {
  readonly reads: readonly string[];
  /**
   * Reads that can be done without: not named at sign-in, so a tenant that has not consented to one keeps nobody out.
   * Entra puts into a token all that is consented to, named or not (Microsoft Learn: v2-permissions-and-consent).
   */
  readonly optional?: readonly string[];
  readonly writes: readonly string[];
  /** Writes that nobody has to make: not named at sign-in either, and asked for by whoever wants one. */
  readonly optionalWrites?: readonly string[];
}

/** What a stage has at hand in one turn. */
export interface Desk {
  readonly person: Person;
  readonly run: Run;
  readonly directory: Directory;
  /** Now, by our clock. */
  readonly now: Instant;
  /** Other administrators who have an open run on the same account. */
  readonly others: (accountId: string) => Promise<readonly Run[]>;
  /** Ended runs of anybody on the same account. */
  readonly earlier: (accountId: string) => Promise<readonly Run[]>;
  readonly places: Places;
  /** Which of these permissions the person's token does not carry; none when that is not known. */
  readonly lacks: (permissions: readonly string[]) => readonly string[];
  /** Where an administrator grants these permissions for the whole tenant. */
  readonly consentUrl: (permissions: readonly string[]) => string;
  /** What was typed on the card that is being answered, to be shown again beside a fault; never a password. */
  readonly typed: Press['fields'];
  /** ISO 3166 country of the person's locale (`en-US` gives `US`), to read a phone number written without one. */
  readonly country: string | undefined;
}

/** Something wrong with a field: the input's id and what is wrong, as a code that has words beside the stage. */
export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly params?: Params;
}

/** Why the same stage is entered again: shown on its next card. */
export type Notice =
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'checked' }
  /** Microsoft 365 has taken a change; what it shows may lag a moment. */
  | { readonly kind: 'written' }
  /** The sign-in ran out before anything was sent; what was typed is gone. */
  | { readonly kind: 'signed-out' }
  /** The person has signed in anew, for permissions that were missing. */
  | { readonly kind: 'widened' }
  /** Something of the stage's own: it has the words. */
  | { readonly kind: 'word'; readonly code: string; readonly params?: Params };

/** One change of the world. The intent is saved before `act` runs; what came of it is found by the next look. */
export interface Deed {
  readonly verb: string;
  readonly params: Params;
  /** What the run keeps of it, saved with the intent. */
  readonly change?: RunChange;
  /** Throws `Unreachable` when it is not known whether the change was made, `SignInNeeded` when it was not. */
  act(): Promise<Refused | undefined>;
}

/** What a look leads to. */
export type Look<Card> =
  | { readonly kind: 'settled'; readonly findings: readonly Finding[]; readonly change?: RunChange }
  | {
      readonly kind: 'ask';
      readonly card: Card;
      readonly accounts?: readonly string[];
      readonly facts?: Params;
      readonly change?: RunChange;
    }
  | { readonly kind: 'do'; readonly deed: Deed };

/** What a person's answer leads to. */
export type Reply =
  | { readonly kind: 'again'; readonly notice: Notice }
  | { readonly kind: 'do'; readonly deed: Deed }
  | { readonly kind: 'settled'; readonly findings: readonly Finding[]; readonly change?: RunChange }
  /** Only the run changes; the stage is entered again, or (`leaves`) the first unsettled one is. */
  | { readonly kind: 'change'; readonly change: RunChange; readonly notice?: Notice; readonly leaves?: true }
  | { readonly kind: 'leave' }
  /** The run is over here: what is left of it is not wanted. */
  | { readonly kind: 'end' };

/** An answered card: which action, and the inputs as they came (untrusted strings). */
export interface Press {
  readonly verb: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Ids of the accounts that stood on the card. */
  readonly accounts: readonly string[];
  /** What the look saw when the card was made. */
  readonly facts: Params;
}

/** One room of the conversation, covering some steps of the procedure. */
export interface Stage<Card> {
  readonly id: StageId;
  readonly steps: readonly StepNumber[];
  readonly scopes: Scopes;
  /** Its card asks for a secret: shown only while a token is good for ten more minutes. */
  readonly asksSecret?: true;
  /** It asks Microsoft 365 nothing: whoever is not signed in may come in. */
  readonly worksSignedOut?: true;
  /** Looks at the world (never at what we wrote) and says what follows. */
  look(desk: Desk, notice: Notice | undefined): Promise<Look<Card>>;
  /** Reads an answer to its card. */
  answer(desk: Desk, press: Press): Promise<Reply>;
}
