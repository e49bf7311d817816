type Trouble = (request: Request) => Promise<Response>;

/** A fetch on which single requests come to grief. */
export interface TroubledFetch {
  readonly fetch: typeof fetch;
  /** What was asked: `PUT`, `GET`, in order. */
  readonly asked: string[];
  /** What happens to the next request of this method, in the place of all else. */
  next(method: string, trouble: Trouble): void;
  /** The next request of this method is done, and its answer is lost; `meanwhile` happens in between. */
  loseAnswer(method: string, meanwhile?: () => Promise<unknown>): void;
  /** Changes every address before it is asked. */
  rewrite: (url: string) => string;
}

export function troubledFetch(): TroubledFetch {
  const troubles: { readonly method: string; readonly trouble: Trouble }[] = [];
  const asked: string[] = [];
  const self: TroubledFetch = {
    asked,
    rewrite: (url) => url,
    async fetch(input, init) {
      const given = new Request(input, init);
      const request = new Request(self.rewrite(given.url), init);
      asked.push(request.method);
      const at = troubles.findIndex(({ method }) => method === request.method);
      return at === -1 ? fetch(request) : (troubles.splice(at, 1)[0]?.trouble(request) ?? fetch(request));
    },
    next: (method, trouble) => void troubles.push({ method, trouble }),
    loseAnswer(method, meanwhile = async () => undefined) {
      self.next(method, async (request) => {
        await (await fetch(request)).text();
        await meanwhile();
        return lost();
      });
    },
  };
  return self;
}

export async function lost(): Promise<Response> {
  throw new TypeError('fetch failed');
}

/** What the service answers when it does not do what it was asked. */
export function refused(status: number, code: string, headers: Record<string, string> = {}): Trouble {
  const body = JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: 'no' } } });
  return async () =>
    new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });
}
