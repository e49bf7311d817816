import { goodPassword } from '../support/journey';
import { build, buildTime } from './support/build';
import { goTo } from './support/journey';
import { Keyboard } from './support/keyboard';
import { rehearse, type Rehearsal } from './support/rehearsal';

const patience = 6 * 60_000;
const phone = { width: 390, height: 844 };

beforeAll(build, buildTime);

it(
  'shows the practice pages on a narrow screen, where a keyboard is enough for steps 8 to 13',
  () =>
    rehearse('keyboard', async ({ chat, chatUrl, context, portalUrl }) => {
      await chat.opens(chatUrl);
      await goTo(chat, 'my-account');
      const [userName = ''] = /tmcassp_\S+/.exec(await chat.card.innerText()) ?? [];
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portalUrl });
      const keyboard = new Keyboard(await narrowPage(context));
      await signIn(keyboard, portalUrl, userName, () => codeOn(context, portalUrl));
      await createAppPassword(keyboard);
      await saveInConsole(keyboard, portalUrl);
      await everyPage(keyboard, portalUrl);
      expect(keyboard.faults).toEqual([]);
    }),
  patience,
);

async function narrowPage(context: Rehearsal['context']) {
  const page = await context.newPage();
  await page.setViewportSize(phone);
  return page;
}

async function signIn(
  keyboard: Keyboard,
  portalUrl: string,
  userName: string,
  code: () => Promise<string>,
): Promise<void> {
  await keyboard.opens(`${portalUrl}/my-account`);
  await keyboard.tabsTo('User name');
  await keyboard.types(userName);
  await keyboard.tabsTo('Password');
  await keyboard.types('not the password');
  await keyboard.presses('Enter');
  await keyboard.page.getByRole('alert').waitFor();
  await keyboard.keeps('narrow-sign-in-refused');
  await keyboard.tabsTo('Password');
  await keyboard.types(goodPassword);
  await keyboard.presses('Enter');
  await keyboard.sees('Enter the code');
  await keyboard.tabsTo('Code');
  await keyboard.types(await code());
  await keyboard.presses('Enter');
  await keyboard.sees('Cloud App Security Service Account for SharePoint');
}

async function codeOn(context: Rehearsal['context'], portalUrl: string): Promise<string> {
  const page = await narrowPage(context);
  await page.goto(`${portalUrl}/phone`);
  const code = await page.getByRole('listitem').locator('strong').first().innerText();
  await page.close();
  return code;
}

async function createAppPassword(keyboard: Keyboard): Promise<void> {
  await keyboard.tabsTo('Security info');
  await keyboard.presses('Enter');
  await keyboard.sees('Security info');
  await keyboard.tabsTo('Add sign-in method');
  await keyboard.presses('Enter');
  await keyboard.sees('Add sign-in method');
  await keyboard.tabsTo('App password');
  await keyboard.presses('Enter');
  await keyboard.sees('App password');
  await keyboard.tabsTo('Name');
  await keyboard.types('Cloud App Security');
  await keyboard.presses('Enter');
  await keyboard.sees('App password created');
  await keyboard.tabsTo('Copy password to clipboard');
  await keyboard.presses('Enter');
  await keyboard.page.getByText('Copied.', { exact: true }).waitFor();
  await keyboard.keeps('narrow-app-password-created');
}

async function saveInConsole(keyboard: Keyboard, portalUrl: string): Promise<void> {
  await keyboard.opens(`${portalUrl}/console`);
  await keyboard.tabsTo('Service Account');
  await keyboard.presses('Enter');
  await keyboard.sees('Service Account');
  await keyboard.tabsTo('Change Password');
  await keyboard.presses('Enter');
  await keyboard.sees('Change Password');
  await keyboard.tabsTo('New password');
  await keyboard.presses('Control+V');
  await keyboard.presses('Enter');
  await keyboard.sees('Service Account');
  await keyboard.page.getByText('Saved. SharePoint Online protected.').waitFor();
}

/** Each of them signed in, so that none leads elsewhere. */
const pages = {
  overview: '',
  phone: '/phone',
  'my-account': '/my-account',
  'security-info': '/security-info',
  'add-method': '/security-info/add',
  'app-password': '/security-info/app-password',
  console: '/console',
  'service-account': '/console/service-account',
  'change-password': '/console/service-account/change-password',
  troubles: '/troubles',
} as const;

async function everyPage(keyboard: Keyboard, portalUrl: string): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    const stops = await keyboard.walksThrough(`${portalUrl}${path}`);
    // The way to the content and the six places stand on every page.
    expect(stops).toBeGreaterThanOrEqual(7);
    await keyboard.keeps(`narrow-${name}`);
  }
}
