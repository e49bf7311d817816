import { SettingsFault } from '../settings';
import type { Started } from './started';
import { leftOut } from './words.en';

/** In the bundle this stands in the place of `startPractice.ts`: the practice tenant is not part of what is deployed. */
export async function startPractice(): Promise<Started> {
  throw new SettingsFault([leftOut]);
}
