import { elsewhereCard } from '../../dialogs/commands/aroundCards';
import { stages } from '../../dialogs/stages';
import { placesIn } from '../../src/procedure/cloudLinks';
import { links } from '../../src/procedure/links';
import { noReadings, refused, seen, someDirectory } from '../support/someDirectory';
import { someDesk } from '../support/someRun';

const unlike = [links.adminCenter, links.myAccount, links.securityInfo, links.signInErrors, links.teams];

/** The first card of every room, where a room has something to ask; once with nothing done, once with all refused. */
async function cards(name: keyof typeof placesIn): Promise<string> {
  const places = placesIn[name];
  const directories = [
    someDirectory({ perUserMfa: async () => seen('unknown') }),
    someDirectory({ perUserMfa: async () => refused(), readings: async () => noReadings() }),
  ];
  const looks = directories.flatMap((directory) =>
    stages.map((stage) => stage.look(someDesk({ directory, places }), undefined)),
  );
  return JSON.stringify([elsewhereCard('a bot', places.teams), ...(await Promise.all(looks))]);
}

describe('the links of the cards', () => {
  it.each(['gcc-high', 'dod', 'china'] as const)('lead nowhere in the public cloud from %s', async (name) => {
    const shown = await cards(name);
    expect(unlike.filter(({ url }) => shown.includes(`"${url}`))).toEqual([]);
    for (const place of ['adminCenter', 'myAccount', 'teams'] as const) {
      expect(shown).toContain(`"${placesIn[name][place]}`);
    }
  });

  it('lead into the public cloud from there', async () => {
    const shown = await cards('public');
    expect(unlike.filter(({ url }) => shown.includes(`"${url}`)).length).toBeGreaterThanOrEqual(3);
  });
});
