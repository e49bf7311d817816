/** Words on colleagues who work on the same account. */

const list = (parts: readonly string[]) => parts.join(', ');

/** @param changed what they have changed so far */
export const works = (who: string, since: string, changed: readonly string[]) =>
  changed.length === 0
    ? `${who} works on this account as well, since ${since}. Talk to each other before you go on.`
    : `${who} works on this account as well, since ${since}, and has changed: ${list(changed)}. Talk to each other before you go on.`;
export const hasChanged = (who: string, changed: readonly string[]) =>
  `${who} has changed something on this account meanwhile: ${list(changed)}. Talk to each other before you go on.`;
