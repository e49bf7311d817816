import * as console from '../../dialogs/cloud-app-security/words.en';
import * as myAccount from '../../dialogs/my-account/words.en';
import { savePassword } from '../../src/practice/world/console';
import { plainSignIn, writeSignIn } from '../../src/practice/world/signInLog';
import { signIn } from '../../src/practice/world/browserSignIn';
import { completeSignIn } from '../../src/practice/world/codes';
import { buttons, cards, goodPassword, Journey } from '../support/journey';
import { openOffice, type Office, type OfficeOptions } from '../support/office';
import { serviceAccount } from '../support/servicePerson';

let office: Office;
let journey: Journey;
async function open(options: OfficeOptions = {}): Promise<void> {
  office = await openOffice(options);
  journey = new Journey(office);
}
afterEach(() => office.close());

const minute = 60_000;

/** Somebody tries to sign in on Microsoft's page, with this password. */
function triesInBrowser(password: string) {
  const { userPrincipalName } = serviceAccount(office.world);
  return signIn(office.world, office.clock.now(), { userPrincipalName, password });
}

/** The log gets an entry that no page of the practice tenant makes. */
function logShows(place: 'browser' | 'console', errorCode: number): void {
  const { world, clock } = office;
  writeSignIn(world, plainSignIn(place, serviceAccount(world).id, clock.now(), errorCode));
}

async function checksAtStep8(): Promise<string> {
  await office.clock.advance(minute);
  await office.admin.presses(
    office.admin.choices().includes(buttons['my-account']) ? buttons['my-account'] : 'Check again',
  );
  return office.admin.sees();
}

describe('a sign-in with a code that does not come about', () => {
  beforeEach(async () => {
    await open();
    await journey.to('my-account');
  });

  it('is explained: the password was wrong', async () => {
    triesInBrowser('not-the-password');
    const seen = await checksAtStep8();
    expect(seen).toContain(cards['my-account']);
    expect(seen).toMatch(/newest sign-in failed, .*: The password was wrong\. \(Error 50126\)/);
    expect(seen).toContain('An app password does not work on this page.');
    expect(seen).not.toContain('proven: ');
  });

  it('is explained: the account is locked after many tries', async () => {
    for (let time = 0; time <= 10; time += 1) {
      triesInBrowser('not-the-password');
      await office.clock.advance(1_000);
    }
    expect(await checksAtStep8()).toMatch(/locked for a while .*\(Error 50053\)/);
  });

  it('is explained: the code was not the right one', async () => {
    const outcome = triesInBrowser(goodPassword);
    if (outcome.kind !== 'code-sent') throw new Error('no code was sent');
    completeSignIn(office.world, office.clock.now(), outcome.pending, 'wrong');
    expect(await checksAtStep8()).toContain('not given or wrong. (Error 500121)');
  });

  it('is explained: the password would have to be changed first', async () => {
    serviceAccount(office.world).forceChangePasswordNextSignIn = true;
    triesInBrowser(goodPassword);
    expect(await checksAtStep8()).toContain('(Error 50055)');
  });

  it('is explained: the account is disabled', async () => {
    serviceAccount(office.world).accountEnabled = false;
    triesInBrowser(goodPassword);
    expect(await checksAtStep8()).toContain('The account is disabled. (Error 50057)');
  });

  it('is explained: no phone is known that could get a code', async () => {
    serviceAccount(office.world).phoneMethods = [];
    triesInBrowser(goodPassword);
    expect(await checksAtStep8()).toContain('(Error 50079)');
  });

  it.each([
    [50074, 'The code from the phone was asked for'],
    [50076, 'The code from the phone was asked for'],
    [53003, 'A Conditional Access policy blocks'],
    [530035, 'Security defaults block'],
  ])('is explained by error %i', async (errorCode, cause) => {
    logShows('browser', errorCode);
    const seen = await checksAtStep8();
    expect(seen).toContain(cause);
    expect(seen).toContain(`(Error ${errorCode})`);
  });

  it('is given its number, and Microsoft’s own page, when the reason is unknown', async () => {
    logShows('browser', 90094);
    const seen = await checksAtStep8();
    expect(seen).toContain('I do not know this reason. (Error 90094)');
    expect(office.admin.choices()).toContain('Look up error 90094 (leaves Teams)');
    expect(JSON.stringify(office.chat.now(office.admin.last).card)).toContain(
      'https://login.microsoftonline.com/error?code=90094',
    );
  });

  it('is not blamed on the console, which still tries the old password every minute', async () => {
    await office.clock.advance(5 * minute);
    const seen = await checksAtStep8();
    expect(seen).toContain(myAccount.words.notYet[0]);
    expect(seen).not.toContain('newest sign-in failed');
  });

  it('is not explained while the entry has not arrived, and is when it has', async () => {
    office.practice.troubles.set('late-log', 10);
    triesInBrowser('not-the-password');
    expect(await checksAtStep8()).not.toContain('newest sign-in failed');
    await office.clock.advance(10 * minute);
    expect(await checksAtStep8()).toContain('(Error 50126)');
  });

  it('is said only by the newest try, and not any more once it succeeds', async () => {
    triesInBrowser('not-the-password');
    await office.clock.advance(minute);
    serviceAccount(office.world).accountEnabled = false;
    triesInBrowser(goodPassword);
    serviceAccount(office.world).accountEnabled = true;
    const seen = await checksAtStep8();
    expect(seen).toContain('(Error 50057)');
    expect(seen).not.toContain('(Error 50126)');
    journey.person.signsIn(goodPassword);
    await checksAtStep8();
    expect(office.admin.sees()).toContain(cards['app-password']);
  });
});

describe('a saved app password that does not work', () => {
  const checks = async () => {
    await office.admin.presses(buttons['cloud-app-security']);
    await office.clock.advance(2 * minute);
    await office.admin.presses(console.words.checkAgain);
    return office.admin.sees();
  };
  const saves = (password: string) => savePassword(office.world, office.clock.now(), password);

  it.each<[string, () => void, number]>([
    ['it was mistyped', () => saves('not-the-app-password'), 50126],
    ['the account’s own password was saved', () => saves(goodPassword), 50076],
    [
      'a Conditional Access policy blocks legacy clients',
      () => {
        office.world.legacyClientsBlocked = true;
        journey.person.savesItInTheConsole();
      },
      53003,
    ],
    [
      'security defaults were switched on',
      () => {
        office.world.securityDefaultsEnabled = true;
        journey.person.savesItInTheConsole();
      },
      530035,
    ],
    [
      'the account was disabled',
      () => {
        serviceAccount(office.world).accountEnabled = false;
        journey.person.savesItInTheConsole();
      },
      50057,
    ],
  ])('is explained: %s', async (_, fails, errorCode) => {
    await open();
    await journey.to('cloud-app-security');
    fails();
    const seen = await checks();
    expect(seen).toContain(`(Error ${errorCode})`);
    expect(seen).toContain(cards['cloud-app-security']);
  });

  it('is cured as the card says, and then proven', async () => {
    await open();
    await journey.to('cloud-app-security');
    saves(goodPassword);
    expect(await checks()).toContain('Save the app password in the console instead of the account’s own');
    journey.person.savesItInTheConsole();
    await office.clock.advance(2 * minute);
    await office.admin.presses(console.words.checkAgain);
    expect(office.admin.sees()).toContain('✔ **13. App password saved in Cloud App Security**: proven');
  });

  it.each<[string, () => void]>([
    ['there is no licence for the log', () => (office.world.premium = false)],
    ['the log is forbidden', () => office.practice.troubles.set('logs-forbidden')],
  ])('is left to the administrator’s word where %s', async (_, cannotRead) => {
    await open();
    await journey.to('cloud-app-security');
    saves('not-the-app-password');
    cannotRead();
    const seen = await checks();
    expect(seen).not.toContain('newest sign-in failed');
    expect(office.admin.choices()).toContain(console.words.done);
  });
});
