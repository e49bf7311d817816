import type { Reading } from '../../src/procedure/readiness';
import type { Element } from './card';
import { subheading, text } from './elements';
import { problems } from './problems.en';
import * as words from './readings.en';

/**
 * For somebody who is about to go on: problems and what could not be told are spelled out, what stops first; all
 * that is in order is one line.
 */
export function shortReadings(readings: readonly Reading[]): readonly Element[] {
  const stopping = readings.filter((one) => one.verdict === 'problem' && one.blocks);
  const others = readings.filter((one) => one.verdict === 'problem' && !one.blocks);
  const unknown = readings.filter((one) => one.verdict === 'unknown');
  const passed = readings.filter((one) => one.verdict === 'pass').map(({ id }) => words.names[id]);
  return [
    subheading(words.checkedTitle),
    ...[...stopping, ...others, ...unknown].flatMap(readingLines),
    ...(passed.length > 0 ? [text(`✔ ${words.inOrder(passed)}`)] : []),
  ];
}

/** Every reading with its verdict, in their order. */
export function allReadings(readings: readonly Reading[]): readonly Element[] {
  return [subheading(words.checkedTitle), ...readings.flatMap(readingLines)];
}

function readingLines(reading: Reading): readonly Element[] {
  const name = words.names[reading.id];
  switch (reading.verdict) {
    case 'pass':
      return [text(`✔ **${name}**: ${words.passes[reading.code](reading.params ?? {})}`)];
    case 'problem': {
      const { cause, remedy, who } = problems[reading.code];
      const way = `${words.remedy(remedy, who)} ${reading.blocks ? words.stops : words.goesOn}`;
      return [
        text(`✖ **${name}**: ${cause(reading.params ?? {})}`, { color: 'Attention' }),
        text(way, { spacing: 'None', isSubtle: true }),
      ];
    }
    case 'unknown':
      return [text(`? **${name}**: ${words.couldNotTell(whyUnknown(reading))}`)];
  }
}

function whyUnknown(reading: Extract<Reading, { verdict: 'unknown' }>): string {
  return 'because' in reading
    ? words.refusedReading(reading.id, reading.because)
    : words.doubts[reading.code](reading.params ?? {});
}
