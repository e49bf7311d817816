import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandEntries } from '../../dialogs/commands';
import { filledManifest, readStrings, stringsFaults, stringsOf } from '../support/appManifest';

const manifest = filledManifest();
const { defaultLanguageTag, defaultLanguageFile, additionalLanguages } = manifest.localizationInfo;
const others = additionalLanguages.map(({ file }) => readStrings(file));
const textsOf = ({ $schema: _, ...texts }: Readonly<Record<string, string>>) => texts;
const english = textsOf(readStrings(defaultLanguageFile));

describe('the languages of the Teams app', () => {
  it('begin with English, in the words of the manifest itself', () => {
    expect(defaultLanguageTag).toBe('en');
    expect(english).toEqual(stringsOf(manifest));
  });

  it('are the files beside the manifest, each named once', () => {
    const named = [defaultLanguageFile, ...additionalLanguages.map(({ file }) => file)];
    const there = readdirSync(resolve(__dirname, '../../appPackage')).filter((name) =>
      /^[a-z]{2}(-[a-z]+)?[.]json$/.test(name),
    );
    expect([...named].sort()).toEqual(there.sort());
  });

  it('are valid by the published schema', () => {
    const faults = [english, ...others].map((strings) => stringsFaults(strings, manifest.manifestVersion));
    expect(faults.flat()).toEqual([]);
  });

  it('would not be valid with a place that the manifest does not have, or with a text that is too long', () => {
    const broken = { ...english, 'description.shrot': 'x', 'name.short': 'x'.repeat(31) };
    const faults = stringsFaults(broken, manifest.manifestVersion).join('\n');
    expect(faults).toContain('description.shrot');
    expect(faults).toContain('/name.short');
  });

  it('say the same things, none missing', () => {
    for (const other of others)
      expect(Object.keys(textsOf(other)).sort()).toEqual(Object.keys(english).sort());
  });

  it('offer only commands that the bot understands, since what is offered is what is sent', () => {
    const titles = [english, ...others].flatMap((strings) =>
      Object.entries(strings).flatMap(([place, text]) => (place.endsWith('.title') ? [text] : [])),
    );
    expect(titles.length).toBeGreaterThan(commandEntries.length);
    expect(titles.filter((title) => !commandEntries.some(({ pattern }) => pattern.test(title)))).toEqual([]);
  });
});
