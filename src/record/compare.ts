import type { Difference, Entry, Head, Token, Verdict } from '../procedure/ports/record';
import { canonical } from './canonical';
import { digestOf } from './chain';
import type { PastedReport } from './pasted';
import { tokensOf } from './report';

type Fields = Readonly<Record<string, unknown>>;

/** Where two entries differ, each field by its own name, those of a step with its number. */
export function differences(kept: Entry, pasted: PastedReport['entry']): readonly Difference[] {
  const { report: ours, ...aboutOurs } = kept;
  const { report: theirs, ...aboutTheirs } = pasted;
  const { steps: ourSteps, ...ourRest } = ours;
  const { steps: theirSteps, ...theirRest } = theirs;
  return [
    ...fields(undefined, aboutOurs, aboutTheirs),
    ...fields(undefined, ourRest, theirRest),
    ...stepsDiffer(ourSteps, theirSteps),
  ];
}

function stepsDiffer(ours: unknown, theirs: unknown): readonly Difference[] {
  if (same(ours, theirs)) return [];
  const [mine, other] = [byStep(ours), byStep(theirs)];
  const numbers = [...new Set([...mine.keys(), ...other.keys()])].sort((a, b) => a - b);
  const found = numbers.flatMap((step) => fields(step, mine.get(step) ?? {}, other.get(step) ?? {}));
  return found.length > 0 ? found : [{ step: undefined, field: 'steps' }];
}

function byStep(steps: unknown): ReadonlyMap<number, Fields> {
  const list: readonly unknown[] = Array.isArray(steps) ? steps : [];
  return new Map(list.filter(isFields).map((step) => [numberOf(step), step]));
}

/** Of a text that is made up it may be anything, even what JavaScript cannot make a number of. */
const numberOf = ({ step }: Fields) => (typeof step === 'number' ? step : NaN);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** A field that holds fields is told by their names: `phone.lastTwo`. */
function fields(step: number | undefined, ours: Fields, theirs: Fields, within = ''): readonly Difference[] {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  return names
    .filter((name) => !same(ours[name], theirs[name]))
    .flatMap((name) => {
      const [mine, other] = [ours[name], theirs[name]];
      const goesOn = within === '' && isFields(mine) && isFields(other) && !Array.isArray(mine);
      return goesOn ? fields(step, mine, other, `${name}.`) : [{ step, field: `${within}${name}` }];
    });
}

function same(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonical(one) === canonical(other);
}

/** What the record has of an entry, beside the entry. */
export interface Known {
  readonly entry: Entry;
  readonly names: ReadonlyMap<Token, string>;
  /** Hash of the entry that the report calls the newest, if there is one of this number. */
  readonly hashOfHead: string | undefined;
}

/** A whole report against what the record has. */
export function compareReport({ entry, names, hashOfHead }: Known, pasted: PastedReport): Verdict {
  const found: Difference[] = [...differences(entry, pasted.entry)];
  const about = (field: string) => found.push({ step: undefined, field });
  if (pasted.hash !== digestOf(entry)) about('hash');
  if (pasted.head.hash !== hashOfHead) about('head');
  const tokens = tokensOf(entry.report);
  const isOther = (token: Token, name: string) => names.has(token) && names.get(token) !== name;
  const isStray = Object.entries(pasted.names).some(
    ([token, name]) => !tokens.includes(token) || isOther(token, name),
  );
  const isShort = tokens.some((token) => names.has(token) && !Object.hasOwn(pasted.names, token));
  if (isStray || isShort) about('names');
  if (found.length > 0) return { kind: 'changed', differences: found };
  return { kind: 'same', whole: true, forgotten: tokens.some((token) => !names.has(token)) };
}

/** A line, short or whole, against the hash that the record has at this number. */
export function compareLine(hash: string, line: Head): Verdict {
  return hash.startsWith(line.hash)
    ? { kind: 'same', whole: false, forgotten: false }
    : { kind: 'changed', differences: [] };
}
