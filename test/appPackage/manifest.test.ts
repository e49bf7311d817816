import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandEntries } from '../../dialogs/commands';
import { filledManifest, manifestFaults } from '../support/appManifest';

const root = resolve(__dirname, '../..');
const manifest = filledManifest();
const texts = [
  manifest.name.short,
  manifest.name.full,
  manifest.description.short,
  manifest.description.full,
];
const bot = manifest.bots[0];
const listFor = (scope: string) =>
  bot?.commandLists.find(({ scopes }) => scopes.includes(scope))?.commands ?? [];

describe('the manifest of the Teams app', () => {
  it('is valid by the published schema of its version', () => {
    expect(manifestFaults(manifest, '1.29')).toEqual([]);
  });

  it('would not be valid with a missing id, a scope in the wrong case or a description that is too long', () => {
    const broken = {
      ...manifest,
      id: undefined,
      bots: manifest.bots.map((one) => ({ ...one, scopes: ['groupchat'] })),
      description: { ...manifest.description, short: 'x'.repeat(81) },
    };
    const faults = manifestFaults(broken, '1.29').join('\n');
    expect(faults).toContain('/bots/0/scopes/0');
    expect(faults).toContain('/description/short');
    expect(faults).toContain("'id'");
  });

  it('carries the version of the project', () => {
    const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(manifest.version).toBe(version);
  });

  it('names icons that are there', () => {
    const missing = Object.values(manifest.icons).filter(
      (name) => !existsSync(resolve(root, 'appPackage', name)),
    );
    expect(missing).toEqual([]);
  });

  it('can be added to a personal chat, a team and a group chat', () => {
    expect([...(bot?.scopes ?? [])].sort()).toEqual(['groupChat', 'personal', 'team']);
  });

  it('offers every scope a list of commands', () => {
    const without = bot?.scopes.filter((scope) => listFor(scope).length === 0);
    expect(without).toEqual([]);
  });

  it('lists in a personal chat exactly what the bot understands, in its words', () => {
    const understood = commandEntries.map(({ name, description }) => ({ title: name, description }));
    expect(listFor('personal')).toEqual(understood);
  });

  it('lists nothing anywhere that the bot does not understand', () => {
    const listed = bot?.commandLists.flatMap(({ commands }) => commands) ?? [];
    const unknown = listed.filter(({ title }) => !commandEntries.some(({ pattern }) => pattern.test(title)));
    expect(unknown).toEqual([]);
  });

  it('has at most ten commands in a list, short enough to be read in the menu', () => {
    for (const { commands } of bot?.commandLists ?? []) {
      expect(commands.length).toBeLessThanOrEqual(10);
      expect(commands.filter(({ title }) => title.length > 32)).toEqual([]);
    }
  });

  it('signs in with the application that names the bot', () => {
    expect(manifest.webApplicationInfo.resource).toBe('api://botid-22222222-2222-4222-8222-222222222222');
  });

  it('sends people to the bot’s own pages for help, privacy and terms', () => {
    expect(manifest.developer).toEqual({
      name: 'Contoso',
      websiteUrl: 'https://bot.contoso.example/support',
      privacyUrl: 'https://bot.contoso.example/privacy',
      termsOfUseUrl: 'https://bot.contoso.example/terms',
    });
  });

  it('trusts its own host and the token service, and no wildcard', () => {
    expect(manifest.validDomains).toEqual(['bot.contoso.example', 'token.botframework.com']);
  });

  it('says which product it serves, that an administrator is needed and that it leaves for other portals', () => {
    expect(manifest.name.full).toContain('Trend Micro Cloud App Security');
    expect(manifest.description.short).toContain('Trend Micro Cloud App Security');
    expect(manifest.description.full).toMatch(/administrator/i);
    expect(manifest.description.full).toMatch(/other portals/i);
  });

  it('has no name of a Microsoft product in its own name, and no outdated one anywhere', () => {
    expect(manifest.name.short + manifest.name.full).not.toMatch(
      /microsoft|teams|sharepoint|onedrive|office|entra/i,
    );
    expect(texts.join('\n')).not.toMatch(/office 365|azure ad\b|\bMS\b/i);
  });
});
