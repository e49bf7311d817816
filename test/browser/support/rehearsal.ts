import type { BrowserContext, Page } from 'playwright-core';
import { ChatWindow } from './chatWindow';
import { launchChromium } from './chromium';
import { forget, keepText, pictureFile } from './pictures';
import { makePlace, type Place } from './place';
import { startProduct, type Product } from './product';

/** The product and a browser, for one test. */
export interface Rehearsal {
  readonly place: Place;
  readonly product: () => Product;
  readonly context: BrowserContext;
  readonly chat: ChatWindow;
  readonly chatUrl: string;
  readonly portalUrl: string;
  /** Ctrl-C, and a start on the same data. */
  readonly restart: () => Promise<void>;
}

/** Plays, and ends everything; what a failed test showed and printed is kept in `screenshots/failed-<name>…`. */
export async function rehearse(
  name: string,
  play: (rehearsal: Rehearsal) => Promise<void>,
  { scale = 1 }: { readonly scale?: number } = {},
): Promise<void> {
  await forget(`failed-${name}-`);
  const place = await makePlace();
  const browser = await launchChromium();
  const products = [startProduct(place)];
  const product = () => products.at(-1) as Product;
  const context = await browser.newContext({
    ...{ viewport: { width: 1000, height: 1100 }, deviceScaleFactor: scale, locale: 'en-GB' },
  });
  const page = await context.newPage();
  try {
    await product().ready;
    const { PLAYGROUND_PORT, PRACTICE_PORT } = place.ports;
    await play({
      ...{ place, product, context, chat: new ChatWindow(page) },
      chatUrl: `http://127.0.0.1:${PLAYGROUND_PORT}`,
      portalUrl: `http://127.0.0.1:${PRACTICE_PORT}/practice`,
      async restart() {
        await product().interrupt();
        products.push(startProduct(place, {}, false));
        await product().ready;
      },
    });
  } catch (thrown) {
    await keepFailure(name, context, products);
    throw new Error(`${messageOf(thrown)}\nThe chat then said:\n${await chatText(page)}`, { cause: thrown });
  } finally {
    await browser.close();
    await product().interrupt();
    await place.remove();
  }
}

const messageOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

/** The end of the chat, for who has no pictures. */
async function chatText(page: Page): Promise<string> {
  const said = await page
    .locator('body')
    .innerText({ timeout: 5_000 })
    .catch(() => '(nothing)');
  return said.slice(-2_000);
}

async function keepFailure(name: string, context: BrowserContext, products: readonly Product[]) {
  for (const [index, page] of context.pages().entries()) {
    const path = await pictureFile(`failed-${name}-page-${index + 1}`);
    await page.screenshot({ path, fullPage: true }).catch(() => undefined);
  }
  const output = products.map(({ printed, complained }) => [...printed(), complained()].join('\n'));
  await keepText(`failed-${name}-output`, output.join('\n--- restarted ---\n'));
}
