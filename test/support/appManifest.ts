import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const root = resolve(__dirname, '../..');
const schemas = resolve(root, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams');

/** What this project puts into the Teams app manifest, as far as its tests read it. */
export interface AppManifest {
  readonly manifestVersion: string;
  readonly version: string;
  readonly developer: Readonly<Record<string, string>>;
  readonly localizationInfo: {
    readonly defaultLanguageTag: string;
    readonly defaultLanguageFile: string;
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
  readonly icons: Readonly<Record<string, string>>;
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
  readonly validDomains: readonly string[];
  readonly webApplicationInfo: { readonly id: string; readonly resource: string };
}

const samples: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  AAD_APP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  PUBLIC_URL: 'https://bot.contoso.example',
  PUBLIC_HOST: 'bot.contoso.example',
  PUBLISHER_NAME: 'Contoso',
};

/** The manifest with sample values in its placeholders; throws at a placeholder that nobody knows. */
export function filledManifest(): AppManifest {
  const text = readFileSync(resolve(root, 'appPackage/manifest.json'), 'utf8');
  const filled = text.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = samples[name];
    if (value === undefined) throw new Error(`no sample value for ${name}`);
    return value;
  });
  return JSON.parse(filled) as AppManifest;
}

/** What Microsoft's published schema for the Teams app manifest finds wrong, as `path message`. */
export function manifestFaults(manifest: unknown, manifestVersion: string): readonly string[] {
  return faultsBy(manifestVersion, 'MicrosoftTeams.schema.json', manifest);
}

/** The texts of one language beside the manifest, by the place of each in it. */
export type Strings = Readonly<Record<string, string>>;

export function readStrings(file: string): Strings {
  return JSON.parse(readFileSync(resolve(root, 'appPackage', file), 'utf8')) as Strings;
}

/** What the published schema for such a file finds wrong; it knows every key that there can be. */
export function stringsFaults(strings: unknown, manifestVersion: string): readonly string[] {
  return faultsBy(manifestVersion, 'MicrosoftTeams.Localization.schema.json', strings);
}

/** The manifest's own texts, laid out as a language file has them. */
export function stringsOf({ name, description, bots }: AppManifest): Strings {
  const lists = bots[0]?.commandLists ?? [];
  const commands = lists.flatMap((list, at) =>
    list.commands.flatMap(({ title, description: purpose }, index) => {
      const place = `bots[0].commandLists[${at}].commands[${index}]`;
      return [
        [`${place}.title`, title],
        [`${place}.description`, purpose],
      ];
    }),
  );
  return {
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...(Object.fromEntries(commands) as Strings),
  };
}

/** The localisation schema has patterns that are no Unicode expressions, hence `unicodeRegExp`. */
function faultsBy(manifestVersion: string, schema: string, value: unknown): readonly string[] {
  const file = resolve(schemas, `v${manifestVersion}`, schema);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const { additionalProperty } = params as { readonly additionalProperty?: string };
    return [instancePath, message, additionalProperty].filter((part) => part !== undefined).join(' ');
  });
}
