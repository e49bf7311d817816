import type { HealthDesk } from '../../src/teams/health';

/** A bot that is well, and tells nobody more than that. */
export const wellDesk: HealthDesk = {
  alive: async () => true,
  report: async () => ({ store: { reachable: true } }),
  asksToken: false,
  admits: () => false,
};
