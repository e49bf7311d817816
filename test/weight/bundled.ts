/** What the scripts of this folder give, with their types. */
type Entries = Readonly<Record<string, string>>;

export const { bundle, wholeFolder } = jest.requireActual<{
  readonly bundle: (folder: string, entries?: Entries) => Promise<readonly string[]>;
  readonly wholeFolder: (folder: string) => Promise<readonly string[]>;
}>('./bundle.cjs');

export const { liveSettings } = jest.requireActual<{
  readonly liveSettings: (dataDir: string) => Readonly<Record<string, string>>;
}>('./liveSettings.cjs');
