import { systemClock } from '../clock';
import { createLog } from '../log';
import { usualLookout } from '../lookout';
import { createOutward } from '../outward';
import { placesIn } from '../procedure/cloudLinks';
import type { LiveSettings } from '../settings';
import type { EngineOptions } from '../storage';
import { clouds } from '../teams/clouds';
import { appCredential, botCredential, expiring, type Reach } from './credentials';
import { tablesEngine } from './engine';
import type { Surroundings } from './surroundings';

/** A real tenant, as the settings describe it. */
export function liveSurroundings(settings: LiveSettings): Surroundings {
  const { publicUrl, tenantId, bot, app, host, port, logLevel, consoleUrl } = settings;
  const clock = systemClock;
  const cloud = clouds[settings.cloud];
  const outward = createOutward(settings.network.proxy, settings.network.noProxy);
  const { fetch } = outward;
  const reach = { cloud, fetch, clock };
  return {
    mode: settings.mode,
    healthToken: settings.healthToken,
    traces: settings.traces,
    keepFinished: settings.keepFinished,
    supportContact: settings.supportContact,
    cloud,
    fetch,
    outward,
    tenantId,
    bot: { id: bot.id, credential: botCredential(settings, reach) },
    app: { clientId: app.clientId, credential: appCredential(settings, reach) },
    expiring: expiring(settings),
    publicUrl,
    listen: { host, port, hosts: 'any' },
    storage: engine(settings, reach),
    signInKey: settings.signInKey?.use((key) => key),
    reminders: settings.reminders,
    lookout: usualLookout,
    teamsRate: settings.teamsRate,
    places: { ...placesIn[settings.cloud], ...(consoleUrl !== undefined && { console: consoleUrl }) },
    windowForgets: false,
    banner: undefined,
    clock,
    log: createLog({ level: logLevel, clock }),
  };
}

function engine({ tables, dataDir, dataKey }: LiveSettings, reach: Reach): EngineOptions {
  return tables ? tablesEngine(tables, reach) : { dataDir, dataKey: dataKey?.use((key) => key) };
}
