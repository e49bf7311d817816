import type { Page } from 'playwright-core';
import { pictureFile } from './pictures';

interface Focus {
  /** What a person calls it: its label or its text. */
  readonly name: string;
  readonly hasRing: boolean;
  readonly isInView: boolean;
}

/** More stops than any page has. */
const mostStops = 150;
const pageTime = 30_000;

/** The window scrolls to what has the focus a few frames later; half a second is enough for it. */
const focusInPage = `(async () => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const isInView = () => {
    const { left, right, top, bottom } = at.getBoundingClientRect();
    // A window scrolls by whole pixels, a box may end between two.
    return left > -1 && right < innerWidth + 1 && top > -1 && bottom < innerHeight + 1;
  };
  for (let frame = 0; frame < 30 && !isInView(); frame += 1) await new Promise(requestAnimationFrame);
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return {
    name: ((at.labels && at.labels[0]?.innerText) || at.innerText || at.id).trim(),
    hasRing: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1,
    isInView: isInView(),
  };
})()`;

/** A person at the practice tenant's portals on a narrow screen, with a keyboard and no mouse. */
export class Keyboard {
  /** What such a person would stumble over. */
  readonly faults: string[] = [];

  constructor(readonly page: Page) {
    page.setDefaultTimeout(pageTime);
  }

  async opens(url: string): Promise<void> {
    await this.page.goto(url);
    await this.#measures();
  }

  /** Presses Tab until something of this name has the focus. */
  async tabsTo(name: string): Promise<void> {
    for (let stop = 0; stop < mostStops; stop += 1) {
      const focus = await this.#tabs();
      if (focus?.name === name) return;
    }
    throw new Error(`Tab does not lead to “${name}” on ${this.page.url()}`);
  }

  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async presses(key: 'Enter' | 'Control+V'): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Waits for a page. */
  async sees(heading: string): Promise<void> {
    await this.page.getByRole('heading', { name: heading, level: 1, exact: true }).waitFor();
    await this.#measures();
  }

  /** Goes through all of a page, and counts the stops. */
  async walksThrough(url: string): Promise<number> {
    await this.opens(url);
    for (let stop = 0; stop < mostStops; stop += 1) {
      if ((await this.#tabs()) === null) return stop;
    }
    throw new Error(`Tab finds no end on ${url}`);
  }

  async keeps(name: string): Promise<void> {
    await this.page.screenshot({ path: await pictureFile(name), fullPage: true });
  }

  async #tabs(): Promise<Focus | null> {
    await this.page.keyboard.press('Tab');
    const focus = await this.page.evaluate<Focus | null>(focusInPage);
    if (focus?.hasRing === false) this.#stumbles(`“${focus.name}” does not show that it has the focus`);
    if (focus?.isInView === false) this.#stumbles(`“${focus.name}” has the focus out of sight`);
    return focus;
  }

  async #measures(): Promise<void> {
    const beyond = await this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    if (beyond > 0) this.#stumbles(`the page is ${beyond} pixels too wide`);
  }

  #stumbles(over: string): void {
    this.faults.push(`${new URL(this.page.url()).pathname}: ${over}`);
  }
}
