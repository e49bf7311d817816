import { beginRun } from '../../src/procedure/run';
import { openStorage } from '../../src/storage';
import type { EngineOptions } from '../../src/storage/engine';
import { openEngine } from '../../src/storage/engine';
import type { Kept } from '../../src/storage/keyValue';
import { at, person, reminder } from '../contracts/reminderBook';
import { anna } from '../contracts/runs';

/** Everything that the bot keeps, of forty people or as many as are wanted. */
export async function fill(options: EngineOptions, count = 40): Promise<void> {
  const storage = await openStorage(options);
  const run = beginRun('run-1', anna, at(0));
  const people = Array.from({ length: count }, (_, number) => person(number));
  await Promise.all(people.map((owner) => storage.runs.keep({ ...run, owner }, undefined)));
  await Promise.all(people.map((whom, number) => storage.reminders.put(reminder(whom, at(number)))));
  await storage.conversations.remember(anna, address);
  await storage.signOuts.note(anna);
  const past = await storage.runs.keep({ ...run, owner: anna }, undefined);
  await storage.runs.close({ ...run, owner: anna, state: 'finished', endedAt: at(1) }, past);
  await storage.dialogState.write({ 'odd / key?': { long: 'ü'.repeat(50_000) } });
  await storage.close();
}

const address = { serviceUrl: 'https://s/', conversationId: 'c', botId: 'b', userChannelId: 'u' };

/** Every record of a store. */
export async function contents(options: EngineOptions): Promise<readonly Kept[]> {
  const store = await openEngine(options);
  const found: Kept[] = [];
  for await (const record of store.records()) found.push(record);
  await store.close();
  return found;
}
