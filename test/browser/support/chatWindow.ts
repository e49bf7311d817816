import type { Locator, Page } from 'playwright-core';
import { pictureFile } from './pictures';

/** Milliseconds in which the bot answers, on a machine that is busy. */
const answerTime = 45_000;
/** Milliseconds from a click until the chat has sent it. */
const sendTime = 5_000;
/** How often a person does again what the chat has swallowed. */
const tries = 4;
/** Milliseconds between two looks at a log that is late, and how many looks. */
const look = { every: 5_000, times: 36 } as const;

/** High enough for the longest card, so that nothing of the Playground lies over it. */
const windows = { desk: { width: 1_000, height: 2_600 }, phone: { width: 390, height: 2_600 } } as const;
/** The Playground itself is made for a wide window: for a picture as on a phone, the card stands alone. */
const alone =
  'position: fixed; top: 120px; left: 0; width: 358px; z-index: 1; background: white; box-shadow: 0 0 0 32px white;';

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

  /** Types a message and sends it; tells the id that it gets. */
  async says(text: string): Promise<string> {
    await this.page.locator('[role=textbox][contenteditable=true]').click();
    await this.page.keyboard.type(text);
    const [answer] = await Promise.all([
      this.page.waitForResponse((response) => response.url().endsWith('/messages'), { timeout: answerTime }),
      this.page.getByRole('button', { name: 'Send Message' }).click(),
    ]);
    return ((await answer.json()) as { readonly messageId: string }).messageId;
  }

  /**
   * From here on, what is pressed goes out as an answer to this message. The Playground forgets its messages when it
   * is started anew, and passes on no answer to a card that it has forgotten; Teams does.
   */
  async answersTo(messageId: string): Promise<void> {
    await this.page.route('**/_conversation/v1/invoke', (route) => {
      const invoke = route.request().postDataJSON() as Readonly<Record<string, unknown>>;
      return route.continue({ postData: { ...invoke, replyToId: messageId } });
    });
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

  /**
   * Fills in the newest card and presses a button of it. The Playground draws its cards anew whenever something comes
   * in, and what is typed or clicked can fall between two drawings: a person does it again then.
   */
  async presses(title: string, prepare: () => Promise<void> = async () => {}): Promise<void> {
    for (let time = 0; time < tries; time += 1) {
      await prepare();
      if (await this.#isSent(() => this.button(title).click({ timeout: answerTime }))) return;
    }
    throw new Error(`“${title}” was pressed ${tries} times, and no answer left the chat`);
  }

  async #isSent(click: () => Promise<void>): Promise<boolean> {
    const sent = this.page.waitForRequest('**/_conversation/v1/invoke', { timeout: sendTime }).then(
      () => true,
      () => false,
    );
    await click();
    return sent;
  }

  /** Fills the fields of the newest card, by label, until each shows what was filled in. */
  async fills(fields: Readonly<Record<string, string>>): Promise<void> {
    for (let time = 0; time < tries; time += 1) {
      for (const [label, value] of Object.entries(fields)) await this.#field(label).fill(value);
      const shown = await Promise.all(Object.keys(fields).map((label) => this.#field(label).inputValue()));
      if (shown.join() === Object.values(fields).join()) return;
    }
    throw new Error(`the card was filled in ${tries} times, and does not show it`);
  }

  #field(label: string): Locator {
    return this.card.getByLabel(label).first();
  }

  /** Follows a link of the newest card, which opens a page of its own. */
  async follows(title: string): Promise<Page> {
    const [opened] = await Promise.all([
      this.page.context().waitForEvent('page', { timeout: answerTime }),
      this.card.getByRole('link', { name: title, exact: true }).click({ timeout: answerTime }),
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
    await this.#in({ width: windows.desk.width, height: 3_600 }, async () => {
      await this.page.screenshot({ path: await pictureFile(name) });
    });
  }

  /** A picture of the newest card as it is on a desk. */
  async picture(): Promise<Buffer> {
    let taken: Buffer | undefined;
    await this.#in(windows.desk, async () => {
      taken = await this.card.screenshot();
    });
    return taken ?? Buffer.alloc(0);
  }

  /** Pictures of the newest card, as it is on a desk and on a phone. */
  async keeps(name: string): Promise<void> {
    await this.#in(windows.desk, async () => {
      await this.card.screenshot({ path: await pictureFile(`${name}-desk`) });
    });
    await this.#in(windows.phone, async () => {
      const style = (await this.card.getAttribute('style')) ?? '';
      await this.#styles(`${style}; ${alone}`);
      await this.card.screenshot({ path: await pictureFile(`${name}-phone`) });
      if (await this.card.evaluate(isCutOff)) this.tooWide.push(name);
      await this.#styles(style);
    });
  }

  #styles(style: string): Promise<void> {
    return this.card.evaluate(setStyle, style);
  }

  async #in(size: { readonly width: number; readonly height: number }, work: () => Promise<void>) {
    const before = this.page.viewportSize() ?? size;
    await this.page.setViewportSize(size);
    await work();
    await this.page.setViewportSize(before);
  }
}

/** Of a page's elements, what is needed here; what is below runs in the browser. */
interface Box {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

/** Whether anything in the card is cut off at the side; of what stands inside a line no width is known. */
const isCutOff = (card: { querySelectorAll(selector: string): Iterable<Box> }): boolean =>
  [...card.querySelectorAll('*')].some(
    ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1,
  );

const setStyle = (card: { setAttribute(name: string, value: string): void }, style: string): void =>
  card.setAttribute('style', style);
