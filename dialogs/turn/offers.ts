import { waitsForProof, type Run } from '../../src/procedure/run';
import type { Press } from '../../src/procedure/stage';
import type { PendingPress } from './visit';

/** An answered card as it reaches the conversation: everything in it is untrusted. */
export interface CardAnswer {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Holds an answer against what the run offers: its nonce, its stage, one of its verbs. Anything else is an old, a
 * doubled or a made-up answer: `undefined`.
 */
export function receive(run: Run | undefined, { verb, data }: CardAnswer): PendingPress | undefined {
  const offer = run?.offer;
  if (!offer || offer.nonce !== data.nonce || offer.stage !== data.stage) return undefined;
  const offered = offer.verbs.find((candidate) => candidate.verb === verb);
  if (!offered) return undefined;
  const press: Press = {
    verb,
    fields: strings(data),
    accounts: offer.accounts ?? [],
    facts: offer.facts ?? {},
  };
  return { stage: offer.stage, press, title: offer.title, pressed: offered.title };
}

/** The card that waits for something that Microsoft 365 has not shown yet, by its nonce. */
export function waitingCard(run: Run | undefined): string | undefined {
  return run && waitsForProof(run) ? run.offer?.nonce : undefined;
}

function strings(data: CardAnswer['data']): Press['fields'] {
  return Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
