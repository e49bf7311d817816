import type { TurnContext } from 'botbuilder';

const pacedKey = Symbol('paced');

/** Marks a turn whose sends are counted, waited for and tried again outside of it. */
export function markPaced(turn: TurnContext): void {
  turn.turnState.set(pacedKey, true);
}

export function isPaced(turn: TurnContext): boolean {
  return turn.turnState.get(pacedKey) === true;
}
