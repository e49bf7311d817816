import { rm } from 'node:fs/promises';
import { systemClock as clock } from '../clock';
import { startService } from '../compose';
import { createLog } from '../log';
import { usualLookout } from '../lookout';
import type { Practice } from '../practice';
import type { PracticeSettings } from '../settings';
import { practiceSurroundings } from './practice';
import type { HowToStart, Started } from './started';
import { inStates, noPlayground, ready, setAside } from './words.en';

/** The practice tenant, the bot, and the chat window; what was started ends in the reverse order. */
export async function startPractice(settings: PracticeSettings, how: HowToStart): Promise<Started> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const practice = await openTenant(settings, how.fresh);
    stops.push(() => practice.close());
    const service = await startService(await surroundings(settings, practice, how.fresh));
    stops.push(() => service.close());
    const chat = settings.playground ? await openChat(settings, practice, how) : undefined;
    if (chat) stops.push(() => chat.stop());
    const { portalUrl, notice } = practice;
    const lines = chat ? ready(chat.url, portalUrl) : noPlayground(settings.playground, portalUrl);
    return { lines: [...setAside(notice), ...lines, ...inStates(settings.practiceStates)], stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Loads the practice tenant here and nowhere else: a live bot never has it in memory. */
async function openTenant(settings: PracticeSettings, fresh: boolean): Promise<Practice> {
  const { openPractice } = await import('../practice/index.js');
  const { port, practicePort, practiceStates, dataDir, playgroundPort } = settings;
  return openPractice({
    dataDir: `${dataDir}/tenant`,
    fresh,
    now: () => clock.now(),
    port: practicePort,
    states: practiceStates,
    botEndpoint: () => `http://127.0.0.1:${port}/api/messages`,
    chatWindow: { playgroundPort },
  });
}

async function surroundings(settings: PracticeSettings, practice: Practice, fresh: boolean) {
  const { host, port, dataKey, logLevel, reminders, teamsRate } = settings;
  const { healthToken, traces, keepFinished, supportContact } = settings;
  const dataDir = `${settings.dataDir}/bot`;
  if (fresh) await rm(dataDir, { recursive: true, force: true });
  const log = createLog({ level: logLevel, clock });
  const storage = { dataDir, dataKey: dataKey?.use((key) => key) };
  return practiceSurroundings(practice, {
    ...{ host, port, storage, reminders, lookout: usualLookout, teamsRate, clock, log },
    ...{ healthToken, traces, keepFinished, supportContact },
  });
}

async function openChat(
  { playgroundPort }: PracticeSettings,
  practice: Practice,
  { environment }: HowToStart,
) {
  const { startPlayground } = await import('../practice/playground.js');
  return startPlayground({ ...practice, environment, port: playgroundPort });
}
