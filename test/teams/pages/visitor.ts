import type { Person } from '../../../src/procedure/person';
import { createPages, type PageResponse } from '../../../src/teams/pages';
import { publicUrl, scene } from '../signIn/scene';

/** The pages of a bot of one process. */
export function site() {
  const stage = scene();
  return { ...stage, ...served(stage, stage.signIn) };
}

/** The key that two processes share. */
export const sharedKey = 'a key that all processes of the bot share';

/** A bot of two processes; what they share is the key, the store and Microsoft Entra. */
export function twoSites(keys: readonly [string | undefined, string | undefined] = [sharedKey, sharedKey]) {
  const stage = scene();
  const [a, b] = keys
    .map((key) => stage.process(key))
    .map((signIn) => ({ signIn, ...served(stage, signIn) }));
  if (!a || !b) throw new Error('there are two');
  return { ...stage, a, b };
}

/** The pages as browsers meet them, with a small Microsoft Entra behind. */
function served(stage: ReturnType<typeof scene>, signIn: ReturnType<typeof scene>['signIn']) {
  const resumed: Person[] = [];
  const refusing = { bot: false };
  const pages = createPages({
    browser: signIn.browser,
    publicUrl,
    log: stage.log,
    onSignedIn: async (person) => {
      if (refusing.bot) throw new Error('no conversation');
      resumed.push(person);
    },
  });
  return { pages, resumed, refusing, visitor: () => new Visitor(pages) };
}

/** A browser: it keeps cookies and follows nothing by itself. */
export class Visitor {
  #cookie: string | undefined;

  constructor(private pages: ReturnType<typeof createPages>) {}

  /** The same cookies in somebody else's hands. */
  copy(): Visitor {
    const copy = new Visitor(this.pages);
    copy.#cookie = this.#cookie;
    return copy;
  }

  /** The next request goes to another process. */
  turnsTo({ pages }: { readonly pages: ReturnType<typeof createPages> }): this {
    this.pages = pages;
    return this;
  }

  async opens(address: string): Promise<PageResponse> {
    const url = new URL(address, publicUrl);
    const page = this.pages.find(({ path }) => path === url.pathname);
    if (!page) throw new Error(`no page at ${url.pathname}`);
    const headers = { cookie: this.#cookie && `other=1; ${this.#cookie}` };
    const response = await page.handle({ query: Object.fromEntries(url.searchParams), headers });
    const cookie = response.headers['set-cookie'];
    if (cookie) this.#cookie = cookie.includes('Max-Age=0') ? undefined : cookie.split(';')[0];
    return response;
  }

  /** Comes back from Entra with this query. */
  comesBack(query: Record<string, string>): Promise<PageResponse> {
    return this.opens(`/auth/end?${new URLSearchParams(query).toString()}`);
  }
}

/** The link behind the button of a card. */
export function linkOf(card: { content?: unknown }): string {
  return /"value":"([^"]+)"/.exec(JSON.stringify(card.content))?.[1] ?? '';
}

export function locationOf(response: PageResponse): URL {
  return new URL(response.headers['location'] ?? '');
}
