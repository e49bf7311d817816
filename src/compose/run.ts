import { startService } from '../compose';
import type { Settings } from '../settings';
import { liveSurroundings } from './live';
import { startPractice } from './startPractice';
import type { HowToStart, Started } from './started';
import { live } from './words.en';

/** Starts what the settings describe. Rejects when the store cannot be opened or a port is taken. */
export async function start(settings: Settings, how: HowToStart): Promise<Started> {
  if (settings.mode === 'practice') return startPractice(settings, how);
  const service = await startService(liveSurroundings(settings));
  return { lines: live(service.port), stop: () => service.close() };
}
