import type { Delivered } from './delivery';
import type { SweepCost } from './openRuns';

/** What is asked of the bot. */
const leastShare = 0.96;
const mostGrowth = 1.1;

/** What is wrong with a delivery; over a rough network Teams may refuse some, and they have to arrive all the same. */
export function faultsOf(delivered: Delivered, isRough = false): readonly string[] {
  const { lost, doubled, taken, share } = delivered;
  return [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(doubled > 0 ? [`${doubled} doubled`] : []),
    ...(taken.refused > 0 && !isRough ? [`${taken.refused} refused with 429`] : []),
    ...(!(share >= leastShare) && !isRough ? [`${(share * 100).toFixed(1)} % of the permitted rate`] : []),
  ];
}

/** The most that a sweep costs more than in the smallest store, as a ratio. */
export function growth(costs: readonly SweepCost[], of: 'operations' | 'milliseconds'): number {
  return Math.max(...costs.map((cost) => cost[of])) / (costs[0]?.[of] ?? NaN);
}

/** What is wrong with the cost of sweeps: it has to follow what is due, not what is open. */
export function faultsOfCosts(costs: readonly SweepCost[]): readonly string[] {
  const ratio = growth(costs, 'operations');
  return ratio <= mostGrowth ? [] : [`${ratio.toFixed(2)} times the operations with more runs open`];
}
