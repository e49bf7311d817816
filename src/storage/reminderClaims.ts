import type { Claim } from '../procedure/ports/reminderBook';
import type { Instant } from '../procedure/time';
import { isAtOrAfter } from '../procedure/time';
import { unlessConflict } from './conflict';
import { DueHints } from './dueHints';
import type { KeyValue, Version } from './keyValue';
import type { Hint, KeptRecord, ReminderRecord } from './reminderRecord';
import { recordKey, subjectOf, timeText, tryRead } from './reminderRecord';

export interface Sweep {
  readonly now: Instant;
  readonly until: Instant;
  /** How many at most. */
  readonly limit: number;
}

/** A hint that was met, and the record of its subject. */
interface Met {
  readonly hint: Hint;
  /** `elsewhere`: not to this reminder, but the record is to be left alone. */
  readonly leads: 'here' | 'elsewhere' | 'nowhere';
  readonly kept: KeptRecord | undefined;
}

/** What `settle` needs of what was claimed. */
interface Read {
  readonly version: Version;
  readonly hint: Version | undefined;
}

const writeClaim = ({ version, hint }: Read): string =>
  JSON.stringify(hint === undefined ? [version] : [version, hint]);

export function readClaim({ version: text }: Claim): Read {
  const [version, hint] = JSON.parse(text) as [Version, Version?];
  return { version, hint };
}

/** Takes what is due, the oldest first; takes hints away that lead to nothing any more. */
export async function takeDue(store: KeyValue, sweep: Sweep): Promise<readonly Claim[]> {
  const { now, limit } = sweep;
  const taken: Claim[] = [];
  // Each shard has about an eighth of what is due; a quarter is seldom too few.
  const hints = new DueHints(store, now, Math.ceil(limit / 4));
  while (taken.length < limit) {
    const batch = await hints.next(limit - taken.length);
    if (batch.length === 0) break;
    taken.push(...(await takeAll(store, batch, sweep)));
  }
  return taken;
}

async function takeAll(store: KeyValue, hints: readonly Hint[], sweep: Sweep): Promise<readonly Claim[]> {
  const met = await Promise.all(hints.map((hint) => look(store, hint)));
  const claims = await Promise.all(met.map((one) => take(store, one, sweep)));
  await Promise.all(met.map((one) => clear(store, one)));
  return claims.filter((claim) => claim !== undefined);
}

async function look(store: KeyValue, hint: Hint): Promise<Met> {
  const entry = await store.get(recordKey(hint.subject));
  if (!entry) return { hint, leads: 'nowhere', kept: undefined };
  const record = tryRead(entry.value);
  // A later version of the bot wrote it, and will take it.
  if (!record) return { hint, leads: 'elsewhere', kept: undefined };
  const { reminder, claim } = record;
  const isMeant = reminder !== undefined && timeText(reminder.due) === hint.time;
  const leads = isMeant ? 'here' : claim ? 'elsewhere' : 'nowhere';
  return { hint, leads, kept: { record, version: entry.version } };
}

async function take(store: KeyValue, { leads, kept }: Met, sweep: Sweep): Promise<Claim | undefined> {
  const { reminder, claim, ...rest } = kept?.record ?? {};
  if (leads !== 'here' || !kept || !reminder || (claim && holds(claim, sweep))) return undefined;
  const { now: from, until } = sweep;
  const record: ReminderRecord = { ...rest, format: 1, reminder, claim: { from, until } };
  const write = store.put(recordKey(subjectOf(reminder)), record, { version: kept.version });
  const version = await unlessConflict(write);
  return version === undefined
    ? undefined
    : { reminder, version: writeClaim({ version, hint: kept.record.hint }) };
}

/**
 * A claim from the future was made by a clock that was wrong: when it begins only after this sweep's own would end. One
 * that is a little ahead was made by a sweep that began later than this one, or on a machine that runs a little ahead.
 */
function holds({ from, until }: { from: Instant; until: Instant }, sweep: Sweep): boolean {
  return isAtOrAfter(sweep.until, from) && !isAtOrAfter(sweep.now, until);
}

/**
 * Takes away a hint that leads nowhere. The record is written first, as it is: somebody who has written this very
 * hint and is about to write the record for it then finds the record changed, and begins again with a new hint.
 */
async function clear(store: KeyValue, { hint, leads, kept }: Met): Promise<void> {
  if (leads !== 'nowhere') return;
  const record: ReminderRecord = kept?.record ?? { format: 1 };
  const expected = kept ? { version: kept.version } : 'absent';
  const touched = await unlessConflict(store.put(recordKey(hint.subject), record, expected));
  if (touched === undefined) return;
  await unlessConflict(store.delete(hint.key, { version: hint.version }));
}
