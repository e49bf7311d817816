/**
 * Teams' own limits, read a second time and counted in another way than the bot does, so that a mistake there shows
 * here: how many were taken in the stretch of time that ends now (Microsoft Learn: rate-limit).
 */
const inOneChat: readonly (readonly [most: number, within: number])[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];

export interface Limits {
  /** Counts one more when it is permitted. @returns 0, or the milliseconds until it is worth another try */
  take(chat: string, now: number): number;
}

/** @param rate most in a second, in all chats together */
export function createLimits(rate: number): Limits {
  const everywhere: number[] = [];
  const chats = new Map<string, number[]>();
  return {
    take(chat, now) {
      const here = chats.get(chat) ?? [];
      const waits = [
        wait(everywhere, rate, 1_000, now),
        ...inOneChat.map((rule) => wait(here, ...rule, now)),
      ];
      const longest = Math.max(...waits);
      if (longest > 0) return longest;
      everywhere.push(now);
      if (everywhere.length > 2 * rate) everywhere.splice(0, rate);
      chats.set(chat, [...here, now]);
      return 0;
    },
  };
}

function wait(taken: readonly number[], most: number, within: number, now: number): number {
  const recent = taken.filter((at) => at > now - within);
  return recent.length < most ? 0 : Math.max(1, (recent[0] ?? now) + within - now);
}
