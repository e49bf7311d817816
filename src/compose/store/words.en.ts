/** What `npm run store` says. */
import type { Checked } from '../../storage';

type Kind = Parameters<Checked['kinds']['get']>[0];

export const usage = `npm run store -- copy    --from <place> --to <place>
npm run store -- backup  --to <place> [--from <place>]      while the bot runs
npm run store -- restore --from <place> [--to <place>]
npm run store -- check   [--from <place>]
Where the bot is one file, "node dist/store.cjs" stands for "npm run store --".

A place is a folder, the address of a storage account (https://…), or env:NAME, where the variable NAME holds a
connection string. One that is left out is the bot's own store, as its settings say. A folder is encrypted with the
key in DATA_KEY if that is set; --from-key-env and --to-key-env name other variables, or none.

It ends with 0 when all is done, 1 when it is not, 2 when the command cannot be understood, 3 when something that is
kept cannot be read.`;

export const wrongOrder = {
  verb: 'Say one of copy, backup, restore and check, and nothing else but options.',
  option: 'There is an option that is not known, or one without a value.',
  missing: (verb: string, end: string) => `"${verb}" needs --${end} <place>.`,
  checkReads: '"check" reads one place: give --from only.',
};

export const names = {
  folder: (path: string, isEncrypted: boolean) => `${path} (${isEncrypted ? 'encrypted' : 'not encrypted'})`,
  account: (host: string) => `Azure Tables at ${host}`,
  byString: (variable: string) => `Azure Tables by the connection string in ${variable}`,
  own: (host: string | undefined) =>
    host === undefined ? names.byString('STORAGE_CONNECTION_STRING') : names.account(host),
};

export const placeFaults = {
  nothingThere: (name: string) => `There is no store in ${name}: name the folder that holds store.mdb.`,
  notSet: (variable: string) => `The variable ${variable} is not set: set it, or name another one.`,
  shortKey: (variable: string) =>
    `The key in ${variable} is shorter than 32 characters: it is not one of the bot's.`,
  noAddress:
    'That is not the address of a storage account: give it as https://<account>.table.core.windows.net.',
  same: 'The two places are one and the same: name another one to copy to.',
  used: (name: string) => `Another process uses ${name}: stop the bot, then begin again.`,
};

export const says = {
  copying: (from: string, to: string) => `Copies every record\n  from ${from}\n  to   ${to}`,
  cannotSee: (name: string) => `Who uses ${name} cannot be seen from here: stop every bot that does.`,
  reading: (name: string) => `Reads every record of ${name}`,
  copied: (records: number) => `  ${count(records)} copied`,
  compared: (records: number, digest: string) =>
    `Done. ${count(records)} read back and compared; nothing was changed where they came from.\nSHA-256 ${digest}`,
};

export const kindNames: Readonly<Record<Kind, string>> = {
  'open-run': 'open runs',
  'past-run': 'ended runs',
  address: 'addresses of chats',
  'sign-out': 'sign-outs',
  'record-entry': 'entries of the record',
  'record-place': 'places of entries',
  'record-name': 'names that belong to the record',
  'dialog-state': 'dialog stacks',
  reminder: 'reminders, and places of reminders that are done',
  'reminder-hint': 'hints that lead to reminders',
  unknown: 'of a kind that this version of the bot does not know',
};

const reasons = {
  broken: 'is damaged',
  'not-understood': 'was written by a later version of the bot, or by something else',
} as const;

const mostNamed = 20;

/** What `check` found; nothing of what is kept, but the keys of records that cannot be read. */
export function checked({ records, digest, kinds, unreadable, isUnfinished }: Checked): readonly string[] {
  return [
    ...[...kinds].sort().map(([kind, number]) => `${String(number).padStart(8)}  ${kindNames[kind]}`),
    `${count(records)}, SHA-256 ${digest}`,
    ...unreadable.slice(0, mostNamed).map(({ key, why }) => `  ${key} ${reasons[why]}`),
    ...(unreadable.length > mostNamed ? [`  … and ${unreadable.length - mostNamed} more`] : []),
    unreadable.length === 0 ? 'Every record can be read.' : `${count(unreadable.length)} cannot be read.`,
    ...(isUnfinished ? ['Copying into this store was not finished: no bot starts on it. Copy again.'] : []),
  ];
}

export const damaged =
  'The data file is damaged: put the whole folder back from a backup, and let "check" read that one first.';

export const stopped = 'It was stopped before its end. The same command begins anew.';

export const notDone = (kind: string) => `It could not be done: ${kind}. The same command begins anew.`;

function count(records: number): string {
  return records === 1 ? '1 record' : `${records.toLocaleString('en-US')} records`;
}
