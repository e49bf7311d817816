import type { Page } from 'playwright-core';
import { pictureFile } from './pictures';

/** Milliseconds in which a page of the practice tenant comes. */
const pageTime = 30_000;

/** A person at the practice tenant's portals, with a mouse. */
export class Portals {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(pageTime);
  }

  async signsIn(userName: string, password: string): Promise<void> {
    await this.page.getByLabel('User name', { exact: true }).fill(userName);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.presses('Sign in');
    await this.sees('Enter the code');
    await this.page.getByLabel('Code', { exact: true }).fill(await this.#readsPhone());
    await this.presses('Verify');
  }

  async createsAppPassword(name: string): Promise<void> {
    await this.presses('Add sign-in method', 'link');
    await this.page.getByRole('main').getByRole('link', { name: 'App password' }).click();
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.presses('Create');
    await this.sees('App password created');
  }

  async copiesIt(): Promise<void> {
    await this.presses('Copy password to clipboard');
    await this.page.getByText('Copied.', { exact: true }).waitFor();
  }

  async pastesItInTheConsole(): Promise<void> {
    await this.presses('Service Account', 'link');
    await this.presses('Change Password', 'link');
    await this.page.getByLabel('New password', { exact: true }).focus();
    await this.page.keyboard.press('Control+V');
    await this.presses('Save');
  }

  async sees(heading: string): Promise<void> {
    await this.page.getByRole('heading', { name: heading, level: 1, exact: true }).waitFor();
  }

  async presses(name: string, role: 'button' | 'link' = 'button'): Promise<void> {
    await this.page.getByRole('main').getByRole(role, { name, exact: true }).click();
  }

  async keeps(name: string): Promise<void> {
    await this.page.screenshot({ path: await pictureFile(name), fullPage: true });
  }

  /** The code of the newest message on the practice phone, which the page links to. */
  async #readsPhone(): Promise<string> {
    const [phone] = await Promise.all([
      this.page.context().waitForEvent('page', { timeout: pageTime }),
      this.page.getByRole('link', { name: 'Open the practice phone' }).click(),
    ]);
    const code = await phone.getByRole('listitem').locator('strong').first().innerText();
    await phone.screenshot({ path: await pictureFile('portal-phone'), fullPage: true });
    await phone.close();
    return code;
  }
}
