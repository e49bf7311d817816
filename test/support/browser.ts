/** A browser window in which a person signs in: it keeps cookies, and goes where it is sent. */
export class BrowserWindow {
  #cookies = '';
  /** The address of the page that is shown. */
  #address = '';
  /** What the page says, as HTML. */
  page = '';

  async opens(link: string): Promise<this> {
    return this.goes(link);
  }

  /** Answers the page on which Entra asks for permissions. */
  async answers(answer: 'accept' | 'cancel'): Promise<this> {
    const token = /name="token" value="([^"]+)"/.exec(this.page)?.[1];
    if (token === undefined) throw new Error('this page asks for nothing');
    return this.goes(this.#address, {
      method: 'POST',
      headers: { origin: new URL(this.#address).origin },
      body: new URLSearchParams({ token, answer }),
    });
  }

  /** The same address in another browser. */
  withoutCookies(): this {
    this.#cookies = '';
    return this;
  }

  private async goes(link: string, init: RequestInit = {}): Promise<this> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.#cookies);
    headers.set('connection', 'close');
    const response = await fetch(link, { ...init, headers, redirect: 'manual' });
    this.#cookies = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookies;
    const next = response.headers.get('location');
    if (next !== null) return this.goes(new URL(next, link).href);
    this.#address = link;
    this.page = await response.text();
    return this;
  }
}
