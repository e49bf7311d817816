import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { Conflict } from '../../procedure/errors';
import type { Clock } from '../../procedure/ports/clock';
import { StorageFault } from '../fault';
import { toJson } from '../json';
import type { Engine, Entry, Expected, Kept, Key, Range, Version } from '../keyValue';
import { isGone, isUnexpected, refusalOf } from './answer';
import type { Place, Row } from './entity';
import { placeOf, toEntity, toEntry, toKept, valueOf } from './entity';
import { filterOf } from './filter';
import { untilAnswered } from './untilAnswered';

/** Entities in one answer (Microsoft Learn: query-timeout-and-pagination). */
const longestPage = 1000;

/** A version as the service makes them; anything else, `*` above all, must not reach it. */
const isVersion = (text: string) => /^W\/"[!#-~]*"$/.test(text);

/**
 * The key-value port on one table. Each partition of ours is one of the service's, so the order of row keys is the
 * order of a scan; one table holds all of them, because partitions are what the service spreads, and one table is
 * what an administrator grants, watches and copies.
 */
export class TablesStore implements Engine {
  readonly isOfOneMoment = false;
  readonly isUsed = undefined;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  /** @param isOrdered whether queries come in the order of the row keys */
  constructor(
    private readonly client: TableClient,
    private readonly clock: Clock,
    private readonly isOrdered: boolean,
  ) {}

  async get(key: Key): Promise<Omit<Entry, 'key'> | undefined> {
    const place = placeOf(key);
    const row = await this.#ask(() => this.#read(place));
    return row && { value: valueOf(row), version: row.etag ?? '' };
  }

  async put(key: Key, value: unknown, expected: Expected): Promise<Version> {
    const mark = randomUUID();
    const entity = toEntity(placeOf(key), mark, toJson(value));
    return this.#ask(async (isRepeat) => {
      try {
        return versionOf(await this.#send(entity, expected));
      } catch (thrown) {
        if (thrown instanceof Conflict || !isUnexpected(refusalOf(thrown))) throw thrown;
        // Perhaps what is in the way is what an earlier try of ours has written: its mark tells.
        const row = isRepeat ? await this.#read(entity) : undefined;
        if (row?.mark === mark) return versionOf(row);
        throw new Conflict();
      }
    });
  }

  async delete(key: Key, expected: Exclude<Expected, 'absent'>): Promise<void> {
    const { partitionKey, rowKey } = placeOf(key);
    const etag = expected === 'any' ? '*' : expected.version;
    await this.#ask(async (isRepeat) => {
      if (expected !== 'any' && !isVersion(etag)) throw new Conflict();
      try {
        await this.client.deleteEntity(partitionKey, rowKey, { etag });
      } catch (thrown) {
        const refusal = refusalOf(thrown);
        // Gone is what was wanted; after a try whose answer was lost it was most likely that one.
        if (isGone(refusal) && (expected === 'any' || isRepeat)) return;
        throw isUnexpected(refusal) ? new Conflict() : thrown;
      }
    });
  }

  async scan(partition: string, range: Range = {}): Promise<readonly Entry[]> {
    const { limit = Infinity } = range;
    const filter = filterOf(partition, range);
    const rows: Row[] = [];
    if (limit === 0) return this.#ask(async () => []);
    const pageSize = this.isOrdered ? Math.min(limit, longestPage) : longestPage;
    for await (const page of this.#pages(filter, pageSize)) {
      rows.push(...page);
      if (this.isOrdered && rows.length >= limit) break;
    }
    if (!this.isOrdered) rows.sort((one, other) => ((one.rowKey ?? '') < (other.rowKey ?? '') ? -1 : 1));
    return rows.slice(0, limit).map(toEntry);
  }

  async *records(): AsyncIterable<Kept> {
    for await (const page of this.#pages(undefined, longestPage)) yield* page.map(toKept);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
  }

  #send(entity: Place & Record<string, string>, expected: Expected): Promise<{ readonly etag?: string }> {
    if (expected === 'any') return this.client.upsertEntity(entity, 'Replace');
    if (expected === 'absent') return this.client.createEntity(entity);
    const etag = expected.version;
    if (!isVersion(etag)) return Promise.reject(new Conflict());
    return this.client.updateEntity(entity, 'Replace', { etag });
  }

  async #read({ partitionKey, rowKey }: Place): Promise<Row | undefined> {
    try {
      return await this.client.getEntity(partitionKey, rowKey);
    } catch (thrown) {
      if (isGone(refusalOf(thrown))) return undefined;
      throw thrown;
    }
  }

  /** A page may be empty although others follow it. */
  async *#pages(filter: string | undefined, maxPageSize: number): AsyncIterable<readonly Row[]> {
    const list = this.client.listEntities(filter === undefined ? {} : { queryOptions: { filter } });
    let continuationToken: string | undefined;
    do {
      const settings = { maxPageSize, ...(continuationToken !== undefined && { continuationToken }) };
      const page = await this.#ask(() => first(list.byPage(settings)));
      yield page ?? [];
      continuationToken = page?.continuationToken;
    } while (continuationToken !== undefined);
  }

  async #ask<T>(send: (isRepeat: boolean) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new StorageFault('the storage is closed');
    const work = untilAnswered(this.clock, send);
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }
}

function versionOf({ etag }: { readonly etag?: string }): Version {
  if (etag === undefined) throw new StorageFault('the storage account answered without a version');
  return etag;
}

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}
