import type { Locator, Page } from 'playwright-core';
import { pictureFile } from './pictures';

/** Milliseconds in which the bot answers, on a machine that is busy. */
const answerTime = 45_000;
/** Milliseconds between two looks at a log that is late, and how many looks. */
const look = { every: 5_000, times: 36 } as const;

const phone = { width: 390, height: 844 } as const;
/** The Playground is made for a wide window; without these it can be as narrow as a phone. */
const narrowStyle = `.as-phone * { min-width: 0 !important; }
  .as-phone [aria-label="Log Panel"] { display: none !important; }`;

/** The chat in the Agents Playground, as an administrator uses it. */
export class ChatWindow {
  readonly #cards: Locator;
  /** Cards whose whole width a phone did not show, by the names of their pictures. */
  readonly tooWide: string[] = [];

  constructor(readonly page: Page) {
    this.#cards = page.locator('.ac-adaptiveCard');
  }

  async opens(url: string): Promise<void> {
    await this.page.goto(url, { timeout: answerTime });
    await this.page.locator('[role=textbox][contenteditable=true]').waitFor({ timeout: answerTime });
  }

  async says(text: string): Promise<void> {
    await this.page.locator('[role=textbox][contenteditable=true]').click();
    await this.page.keyboard.type(text);
    await this.page.getByRole('button', { name: 'Send Message' }).click();
  }

  /** The newest card. */
  get card(): Locator {
    return this.#cards.last();
  }

  /** Every card with this heading; an answered card has none. */
  cardsWith(heading: string): Locator {
    return this.#cards.filter({ has: this.page.getByRole('heading', { name: heading, exact: true }) });
  }

  /** Waits until the newest card has this heading. */
  async sees(heading: string, within: number = answerTime): Promise<Locator> {
    await this.card.getByRole('heading', { name: heading, exact: true }).waitFor({ timeout: within });
    return this.card;
  }

  /** Waits until the newest card says this. */
  async reads(text: string): Promise<void> {
    await this.card.getByText(text).first().waitFor({ timeout: answerTime });
  }

  button(title: string, on: Locator = this.card): Locator {
    return on.getByRole('button', { name: title, exact: true });
  }

  async presses(title: string, on: Locator = this.card): Promise<void> {
    await this.button(title, on).click({ timeout: answerTime });
  }

  /** Fills the fields of the newest card, by label. */
  async fills(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      await this.card.getByLabel(label).first().fill(value);
  }

  /** Follows a link of the newest card, which opens a page of its own. */
  async follows(title: string): Promise<Page> {
    const [opened] = await Promise.all([
      this.page.context().waitForEvent('page', { timeout: answerTime }),
      this.presses(title),
    ]);
    await opened.waitForLoadState();
    return opened;
  }

  /** Presses “check again” until the log has arrived and the next card is there. */
  async checksUntil(next: string, again: string): Promise<void> {
    for (let time = 1; time < look.times; time += 1) {
      if (await this.#hasCome(next)) return;
      await this.presses(again);
    }
    await this.sees(next);
  }

  #hasCome(heading: string): Promise<boolean> {
    return this.sees(heading, look.every).then(
      () => true,
      () => false,
    );
  }

  /** A picture of all that was said. */
  async keepsAll(name: string): Promise<void> {
    const before = this.page.viewportSize() ?? phone;
    await this.page.setViewportSize({ width: before.width, height: 6_000 });
    await this.page.screenshot({ path: await pictureFile(name) });
    await this.page.setViewportSize(before);
  }

  /** Pictures of the newest card, as it is on a desk and on a phone. */
  async keeps(name: string): Promise<void> {
    await this.card.screenshot({ path: await pictureFile(`${name}-desk`) });
    const before = this.page.viewportSize() ?? phone;
    await this.page.addStyleTag({ content: narrowStyle });
    await this.page.evaluate("document.documentElement.classList.add('as-phone')");
    await this.page.setViewportSize(phone);
    await this.card.screenshot({ path: await pictureFile(`${name}-phone`) });
    const fits = await this.card.evaluate<boolean, { scrollWidth: number; clientWidth: number }>(
      ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth,
    );
    await this.page.evaluate("document.documentElement.classList.remove('as-phone')");
    await this.page.setViewportSize(before);
    if (!fits) this.tooWide.push(name);
  }
}
