import { z } from 'zod';
import { SettingsFault } from './fault';
import { faultsOf } from './faultsOf';
import type { Given } from './mode';
import { givenIn } from './mode';
import { networkSchema } from './network';
import { live } from './variables';

const cloudSchema = z.object({ CLOUD: live.CLOUD });

/**
 * Into which cloud and by which proxy requests leave, with nothing else of a tenant asked for: a command is given its
 * places by name, on machines where no bot is set up. Throws `SettingsFault`.
 */
export function readWayOut(environment: Given) {
  const given = givenIn(environment);
  const [cloud, network] = [cloudSchema.safeParse(given), networkSchema.safeParse(given)];
  if (!cloud.success || !network.success) throw new SettingsFault(faultsOf(cloud, network));
  return { cloud: cloud.data.CLOUD, network: network.data };
}
