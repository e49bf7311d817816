import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as appPassword from '../../dialogs/app-password/words.en';
import * as report from '../../dialogs/cards/report.en';
import * as cloudAppSecurity from '../../dialogs/cloud-app-security/words.en';
import * as myAccount from '../../dialogs/my-account/words.en';
import { cards, goodPassword } from '../support/journey';
import { root } from '../support/sources';
import { build, buildTime } from './support/build';
import type { ChatWindow } from './support/chatWindow';
import { answer, fields, goTo } from './support/journey';
import { Portals } from './support/portals';
import { rehearse, type Rehearsal } from './support/rehearsal';
import { smallPng } from './support/smallPng';

/** Where the README and a listing in the store find them; not part of the package that is uploaded. */
const folder = join(root, 'appPackage/screenshots');

/** Three logs that are late, and a machine that is busy. */
const patience = 12 * 60_000;

beforeAll(build, buildTime);

it(
  'makes the pictures of the README',
  () =>
    rehearse(
      'pictures',
      async (rehearsal) => {
        const { chat, chatUrl } = rehearsal;
        await chat.opens(chatUrl);
        await goTo(chat, 'plan');
        await keeps(chat, '1-plan');
        await answer(chat, 'plan');
        await chat.sees(cards.phone);
        await chat.fills(fields.phone);
        await keeps(chat, '2-phone');
        await answer(chat, 'phone');
        await answer(chat, 'password');
        await chat.sees(cards['my-account']);
        await keeps(chat, '3-guided-step');
        await atThePortals(rehearsal);
        await keeps(chat, '4-report');
      },
      // As on a screen with two pixels for one.
      { scale: 2 },
    ),
  patience,
);

async function keeps(chat: ChatWindow, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), smallPng(await chat.picture()));
}

/** Steps 8 to 13, with nothing done wrong. */
async function atThePortals({ chat, context, portalUrl }: Rehearsal): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portalUrl });
  const [userName = ''] = /tmcassp_\S+/.exec(await chat.card.innerText()) ?? [];
  const account = new Portals(await chat.follows(myAccount.words.open));
  await account.signsIn(userName, goodPassword);
  await account.sees('Cloud App Security Service Account for SharePoint');
  await chat.presses(myAccount.words.check);
  await chat.checksUntil(cards['app-password'], myAccount.words.checkAgain);
  const securityInfo = new Portals(await chat.follows(appPassword.words.open));
  await securityInfo.createsAppPassword('Cloud App Security');
  await securityInfo.copiesIt();
  await chat.presses(appPassword.words.check);
  await chat.checksUntil(cards['cloud-app-security'], appPassword.words.checkAgain);
  const console = new Portals(await chat.follows(cloudAppSecurity.words.open));
  await console.pastesItInTheConsole();
  await console.page.getByText('Saved. SharePoint Online protected.').waitFor();
  await chat.presses(cloudAppSecurity.words.check);
  await chat.checksUntil(report.titles.proven, cloudAppSecurity.words.checkAgain);
}
