import { join, resolve } from 'node:path';
import { createOutward } from '../../outward';
import { Hidden, readSettings, readWayOut } from '../../settings';
import { longKey } from '../../settings/kinds';
import type { EngineOptions } from '../../storage';
import { holdsStore, StorageFault } from '../../storage';
import { clouds } from '../../teams/clouds';
import { tablesEngine, type WayOut } from '../engine';
import { names, placeFaults } from './words.en';

type Environment = Readonly<Record<string, string | undefined>>;

/** A store that a command reads or writes. */
export interface Place {
  /** As a person reads it; two places with one name are one. */
  readonly name: string;
  readonly options: EngineOptions;
}

interface Wanted {
  /** A folder, the address of a storage account, `env:NAME` of a connection string; the bot's own if not given. */
  readonly place: string | undefined;
  /** The variable that holds the folder's key, or `none`. */
  readonly keyVariable: string | undefined;
}

/** Finds a place. Throws `StorageFault`, or `SettingsFault` when the bot's own is meant and cannot be told. */
export function findPlace({ place, keyVariable }: Wanted, environment: Environment): Place {
  if (place === undefined || place === '') return ownPlace(environment, keyVariable);
  if (/^https?:/i.test(place))
    return { name: names.account(hostOf(place)), options: tablesEngine({ url: place }, wayOut(environment)) };
  const variable = /^env:(.*)$/s.exec(place)?.[1];
  if (variable === undefined)
    return folder(place, keyOf(keyVariable ?? 'DATA_KEY', keyVariable, environment));
  const connectionString = new Hidden(valueOf(variable, environment));
  return { name: names.byString(variable), options: tablesEngine({ connectionString }, wayOut(environment)) };
}

/** Throws `StorageFault` when there is nothing to read: opening it would make an empty store. */
export function refuseMissing({ options, name }: Place): void {
  if (options.kind === 'tables' || holdsStore(options.dataDir)) return;
  throw new StorageFault(placeFaults.nothingThere(name));
}

function ownPlace(environment: Environment, keyVariable: string | undefined): Place {
  const settings = readSettings(environment);
  if (settings.mode === 'live' && settings.tables) {
    const { tables } = settings;
    return {
      name: names.own('url' in tables ? hostOf(tables.url) : undefined),
      options: tablesEngine(tables, wayOut(environment)),
    };
  }
  // The practice tenant keeps its world beside what the bot keeps.
  const dataDir = settings.mode === 'live' ? settings.dataDir : join(settings.dataDir, 'bot');
  return folder(dataDir, keyOf(keyVariable ?? 'DATA_KEY', keyVariable, environment));
}

/** As the bot's own requests leave, whatever account is named: a machine that needs a proxy needs it for both. */
function wayOut(environment: Environment): WayOut {
  const { cloud, network } = readWayOut(environment);
  return { cloud: clouds[cloud], fetch: createOutward(network.proxy, network.noProxy).fetch };
}

function folder(path: string, dataKey: string | undefined): Place {
  const dataDir = resolve(path);
  return { name: names.folder(dataDir, dataKey !== undefined), options: { dataDir, dataKey } };
}

/** A key that was asked for by name has to be there; `DATA_KEY` is taken when it is. */
function keyOf(variable: string, asked: string | undefined, environment: Environment): string | undefined {
  if (asked === 'none') return undefined;
  if (asked === undefined && !environment[variable]?.trim()) return undefined;
  const key = valueOf(variable, environment);
  if (!longKey.safeParse(key).success) throw new StorageFault(placeFaults.shortKey(variable));
  return key;
}

/** Empty values count as not set, as everywhere. */
function valueOf(variable: string, environment: Environment): string {
  const value = environment[variable];
  if (value === undefined || value.trim() === '') throw new StorageFault(placeFaults.notSet(variable));
  return value;
}

function hostOf(url: string): string {
  if (!URL.canParse(url)) throw new StorageFault(placeFaults.noAddress);
  return new URL(url).hostname;
}
