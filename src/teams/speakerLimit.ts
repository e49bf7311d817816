import type { Clock } from '../procedure/ports/clock';
import { putBounded } from './signIn/bounded';

export interface SpeakerLimit {
  /** Whether this person may say one more thing now; counts it when so. */
  admits(key: string): boolean;
}

/** Humane numbers: nobody who reads the cards reaches them, a stuck key or a script does. */
const burst = 20;
const perMinute = 30;
/** Buckets kept; the one used longest ago is forgotten first, and it has filled up again by then. */
const capacity = 10_000;

/** A token bucket for each speaker. */
export function createSpeakerLimit(clock: Clock): SpeakerLimit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    admits(key) {
      const bucket = buckets.get(key) ?? { left: burst, at: clock.now() };
      const refilled = ((clock.now() - bucket.at) / 60_000) * perMinute;
      const left = Math.min(burst, bucket.left + refilled);
      const admitted = left >= 1;
      putBounded(buckets, key, { left: admitted ? left - 1 : left, at: clock.now() }, capacity);
      return admitted;
    },
  };
}
