/** Requests that are held back. */
export interface Held {
  /** Resolves when the first of them has come. */
  readonly arrived: Promise<void>;
  /** Lets all of them go on. */
  release(): void;
}

/** What stands between the bot and Microsoft Graph and Entra: it can hold requests back, and keeps what passes. */
export interface Line {
  readonly fetch: typeof fetch;
  /** Headers and bodies of all requests and answers, as text. */
  readonly passed: readonly string[];
  /** Holds back every request whose method and address fit (`PATCH https://…`) until it is released. */
  hold(pattern: RegExp): Held;
  /** Answers the next request that fits in the place of the one who is asked. */
  answerOnce(pattern: RegExp, answer: () => Response): void;
  /** Lets everything go on that is held. */
  close(): void;
}

interface Holding {
  readonly pattern: RegExp;
  readonly released: Promise<void>;
  readonly arrive: () => void;
  readonly release: () => void;
}

export function openLine(reach: typeof fetch): Line {
  const holdings = new Set<Holding>();
  const answers: { readonly pattern: RegExp; readonly answer: () => Response }[] = [];
  const passed: string[] = [];
  return {
    passed,
    async fetch(input, init) {
      const request = new Request(input, init);
      const asked = `${request.method} ${request.url}`;
      passed.push(textOf(request.headers), await request.clone().text());
      const holding = [...holdings].find(({ pattern }) => pattern.test(asked));
      holding?.arrive();
      await holding?.released;
      const at = answers.findIndex(({ pattern }) => pattern.test(asked));
      const response =
        at === -1 ? await reach(request) : (answers.splice(at, 1)[0]?.answer() ?? new Response());
      passed.push(textOf(response.headers), await response.clone().text());
      return response;
    },
    hold(pattern) {
      const arrival = signal();
      const release = signal();
      const { give, given } = release;
      const holding = { pattern, released: given, arrive: arrival.give, release: give };
      holdings.add(holding);
      return {
        arrived: arrival.given,
        release() {
          holdings.delete(holding);
          release.give();
        },
      };
    },
    answerOnce: (pattern, answer) => void answers.push({ pattern, answer }),
    close: () => holdings.forEach(({ release }) => release()),
  };
}

function textOf(headers: Headers): string {
  return [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
}

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
