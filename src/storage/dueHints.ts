import type { Instant } from '../procedure/time';
import type { Key, KeyValue } from './keyValue';
import type { Hint } from './reminderRecord';
import { ages, readHint, shards, timeAfter } from './reminderRecord';

/** The hints of one shard, read page by page. */
interface Shard {
  readonly name: string;
  hints: readonly Hint[];
  from: Key | undefined;
}

/** Hints up to a moment, the earliest of all shards first; reads no more than it is asked for, give or take a page. */
export class DueHints {
  readonly #shards: readonly Shard[] = [...shards, ages].map((name) => ({
    name,
    hints: [],
    from: [name, 'due'],
  }));
  readonly #to: readonly string[];

  constructor(
    private readonly store: KeyValue,
    until: Instant,
    private readonly page: number,
  ) {
    this.#to = ['due', timeAfter(until)];
  }

  /** The next ones, at most so many; none when there are no more. */
  async next(count: number): Promise<readonly Hint[]> {
    const found: Hint[] = [];
    while (found.length < count) {
      await Promise.all(this.#shards.map((shard) => this.#fill(shard)));
      const earliest = this.#earliest();
      const hint = earliest?.hints[0];
      if (!earliest || !hint) break;
      found.push(hint);
      earliest.hints = earliest.hints.slice(1);
    }
    return found;
  }

  #earliest(): Shard | undefined {
    const timeOf = ({ hints: [first] }: Shard) => first?.time ?? '';
    return this.#shards
      .filter(({ hints }) => hints.length > 0)
      .reduce<Shard | undefined>(
        (earliest, shard) => (earliest && timeOf(earliest) <= timeOf(shard) ? earliest : shard),
        undefined,
      );
  }

  async #fill(shard: Shard): Promise<void> {
    if (shard.hints.length > 0 || shard.from === undefined) return;
    const [, ...from] = shard.from;
    const entries = await this.store.scan(shard.name, { from, to: this.#to, limit: this.page });
    const last = entries.at(-1);
    shard.hints = entries.map(readHint);
    // An empty part more is the first key after this one.
    shard.from = last && entries.length === this.page ? [...last.key, ''] : undefined;
  }
}
