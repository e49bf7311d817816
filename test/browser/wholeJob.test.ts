import * as appPassword from '../../dialogs/app-password/words.en';
import * as report from '../../dialogs/cards/report.en';
import { practiceBanner, stepTitles } from '../../dialogs/cards/words.en';
import * as cloudAppSecurity from '../../dialogs/cloud-app-security/words.en';
import * as myAccount from '../../dialogs/my-account/words.en';
import * as password from '../../dialogs/password/words.en';
import * as phone from '../../dialogs/phone/words.en';
import { welcome } from '../../dialogs/words.en';
import { buttons, cards, goodPassword } from '../support/journey';
import { build, buildTime } from './support/build';
import { answer, fields } from './support/journey';
import { Portals } from './support/portals';
import { rehearse, type Rehearsal } from './support/rehearsal';

/** Three logs that are late, and a machine that is busy. */
const patience = 12 * 60_000;

beforeAll(build, buildTime);

it(
  'goes from “enable mfa” to a report whose last step is proven',
  () =>
    rehearse('whole-job', async (rehearsal) => {
      await setUp(rehearsal);
      await atThePortals(rehearsal);
      await theReport(rehearsal);
    }),
  patience,
);

/** Steps 1 to 7, which the bot does; at first with what it does not take. */
async function setUp({ chat, chatUrl }: Rehearsal): Promise<void> {
  await chat.opens(chatUrl);
  await chat.sees(welcome.title);
  await chat.keeps('01-welcome');
  await chat.says('enable mfa');
  await chat.sees(cards['find-account']);
  await chat.keeps('02-find-account');
  await answer(chat, 'find-account');
  await chat.sees(cards.plan);
  await chat.keeps('03-plan');
  await answer(chat, 'plan');
  await chat.sees(cards.phone);
  await chat.keeps('04-phone');
  const tooShort = { ...fields.phone, [phone.labels.phone]: '+1 206 555 01' };
  await chat.presses(buttons.phone, () => chat.fills(tooShort));
  await chat.reads(phone.faults['phone-invalid']);
  await chat.keeps('05-phone-faults');
  await answer(chat, 'phone');
  await chat.sees(cards.password);
  await chat.keeps('06-password');
  const unlike = { [password.labels.password]: 'abc', [password.labels.passwordAgain]: 'abcd' };
  await chat.presses(buttons.password, () => chat.fills(unlike));
  await chat.reads(password.faults['password-short']);
  await chat.keeps('07-password-faults');
  await answer(chat, 'password');
  await chat.sees(cards['my-account']);
  await chat.keeps('08-my-account');
}

/** Steps 8 to 13: what only a person can do, on the pages that the cards lead to, and checked in the chat. */
async function atThePortals({ chat, context, portalUrl }: Rehearsal): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portalUrl });
  const [userName = ''] = /tmcassp_\S+/.exec(await chat.card.innerText()) ?? [];
  const account = new Portals(await chat.follows(myAccount.words.open));
  await account.keeps('portal-sign-in');
  await account.signsIn(userName, goodPassword);
  await account.sees('Cloud App Security Service Account for SharePoint');
  await account.keeps('portal-my-account');
  await chat.presses(myAccount.words.check);
  await chat.reads(myAccount.words.notYet[0] ?? '');
  await chat.keeps('09-my-account-not-yet');
  await chat.checksUntil(cards['app-password'], myAccount.words.checkAgain);
  await chat.keeps('10-app-password');

  const securityInfo = new Portals(await chat.follows(appPassword.words.open));
  await securityInfo.createsAppPassword('Cloud App Security');
  await securityInfo.copiesIt();
  await securityInfo.keeps('portal-app-password');
  await chat.presses(appPassword.words.check);
  await chat.checksUntil(cards['cloud-app-security'], appPassword.words.checkAgain);
  await chat.keeps('11-cloud-app-security');

  const console = new Portals(await chat.follows(cloudAppSecurity.words.open));
  await console.pastesItInTheConsole();
  await console.page.getByText('Saved. SharePoint Online protected.').waitFor();
  await console.keeps('portal-console');
  await chat.presses(cloudAppSecurity.words.check);
  await chat.reads(cloudAppSecurity.words.notYet[0] ?? '');
  await chat.keeps('12-cloud-app-security-not-yet');
  await chat.checksUntil(report.titles.proven, cloudAppSecurity.words.checkAgain);
}

async function theReport({ chat, product }: Rehearsal): Promise<void> {
  await chat.keeps('13-report');
  const said = await chat.card.innerText();
  expect(said).toContain(`✔ 13. ${stepTitles[13]}: proven`);
  expect(said).toContain(practiceBanner);
  await chat.keepsAll('14-whole-chat');
  const everything = [await chat.page.content(), ...product().printed(), product().complained()].join('\n');
  expect(everything).not.toContain(goodPassword);
  expect(product().complained()).toBe('');
  expect(chat.tooWide).toEqual([]);
}
