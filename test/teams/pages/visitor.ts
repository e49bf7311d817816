import type { Person } from '../../../src/procedure/person';
import { createPages, type PageResponse } from '../../../src/teams/pages';
import { publicUrl, scene } from '../signIn/scene';

/** The pages as browsers meet them, with a small Microsoft Entra behind. */
export function site() {
  const stage = scene();
  const resumed: Person[] = [];
  const refusing = { bot: false };
  const pages = createPages({
    browser: stage.signIn.browser,
    publicUrl,
    log: stage.log,
    onSignedIn: async (person) => {
      if (refusing.bot) throw new Error('no conversation');
      resumed.push(person);
    },
  });
  return { ...stage, pages, resumed, refusing, visitor: () => new Visitor(pages) };
}

/** A browser: it keeps cookies and follows nothing by itself. */
export class Visitor {
  #cookie: string | undefined;

  constructor(private readonly pages: ReturnType<typeof createPages>) {}

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
