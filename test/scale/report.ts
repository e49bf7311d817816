import type { Delivered } from './delivery';
import type { SweepCost } from './openRuns';
import { growth } from './verdict';

const mebibyte = 2 ** 20;
const widths = [34, 9, 6, 8, 7, 5, 8, 7, 32, 7, 7, 8];
const heads = [
  ...['', 'messages', 'lost', 'doubled', 'share', '429', 'lasted', 'took'],
  ...['store operations per reminder', 'RSS', 'heap'],
];

const line = (cells: readonly string[]) =>
  `${cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(' ')
    .trimEnd()}\n`;

export const heading = (): string => line(heads);

/** One line of the table. */
export function deliveryLine(name: string, { taken, operations, memory, ...rest }: Delivered): string {
  const each = (count: number) => (count / taken.messages).toFixed(2);
  const { get, scan, put, delete: away } = operations;
  return line([
    ...[name, String(taken.messages), String(rest.lost), String(rest.doubled)],
    ...[`${(rest.share * 100).toFixed(1)} %`, String(taken.refused)],
    ...[`${rest.lasted.toFixed(0)} s`, `${rest.took.toFixed(0)} s`],
    `${each(get + scan + put + away)}: ${each(get)} + ${each(scan)} + ${each(put)} + ${each(away)}`,
    ...[memory.rss, memory.heap].map((bytes) => `${(bytes / mebibyte).toFixed(0)} MiB`),
    Array.from(rest.troubles, ([event, count]) => `${event}: ${count}`).join(', '),
  ]);
}

export function costLines(costs: readonly SweepCost[], due: number): string {
  const [operations, times] = [growth(costs, 'operations'), growth(costs, 'milliseconds')];
  return [
    `\nOne sweep, ${due} due, with so many runs open:\n`,
    ...costs.map(
      ({ open, operations: count, milliseconds }) =>
        `${String(open).padStart(9)} open: ${count} operations, ${milliseconds.toFixed(1)} ms\n`,
    ),
    `At most ${operations.toFixed(2)} times the operations and ${times.toFixed(2)} times the time of the smallest.\n`,
  ].join('');
}
