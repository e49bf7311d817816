import type { Person } from '../../procedure/person';
import { errorFields, type Log } from '../../procedure/ports/log';
import type { BrowserProblem, BrowserSignIn } from '../signIn/browser';
import { createAssets, type Assets } from './assets';
import { createBrowserCookie } from './cookie';
import { isAdminConsent, renderGranted } from './granted';
import { pageHeaders } from './headers';
import { renderPage } from './html';
import type { Page, PageRequest, PageResponse } from './page';
import { problemWords, signedInWords } from './words.en';

export type { Page, PageRequest, PageResponse } from './page';

export interface PagesOptions {
  readonly browser: BrowserSignIn;
  /** Where browsers reach this bot, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Log;
  /** Has the bot go on in the chat by itself. Not waited for: the window closes meanwhile. */
  readonly onSignedIn: (person: Person) => Promise<void>;
}

/** The two pages of a sign-in window, and the files they need. */
export function createPages(options: PagesOptions): readonly Page[] {
  const assets = createAssets();
  return [
    { method: 'GET', path: '/auth/start', handle: (request) => start(options, assets, request) },
    { method: 'GET', path: '/auth/end', handle: (request) => end(options, assets, request) },
    ...assets.pages,
  ];
}

async function start(
  { browser, publicUrl, log }: PagesOptions,
  assets: Assets,
  { query }: PageRequest,
): Promise<PageResponse> {
  const started = await browser.start(query['state']).catch((thrown: unknown) => unforeseen(log, thrown));
  if (!started) return failedPage(assets, 'link-expired');
  if ('problem' in started) return failedPage(assets, started.problem);
  const cookie = createBrowserCookie(publicUrl).set(started.browser);
  return {
    status: 302,
    headers: { ...pageHeaders, location: started.location, 'set-cookie': cookie },
    body: '',
  };
}

async function end(options: PagesOptions, assets: Assets, request: PageRequest): Promise<PageResponse> {
  if (isAdminConsent(request)) return consented(assets, request);
  const { query, headers } = request;
  const cookie = createBrowserCookie(options.publicUrl);
  const ended = await options.browser
    .end({
      state: query['state'],
      code: query['code'],
      error: query['error'],
      browser: cookie.read(headers['cookie']),
    })
    .catch((thrown: unknown) => unforeseen(options.log, thrown));
  if ('person' in ended) void goOn(options, ended.person);
  const page = 'person' in ended ? signedInPage(assets) : failedPage(assets, ended.problem);
  return { ...page, headers: { ...page.headers, 'set-cookie': cookie.clear() } };
}

/** What claims to be the end of a sign-in too is none of Entra's. */
function consented(assets: Assets, request: PageRequest): PageResponse {
  return request.query['code'] === undefined
    ? htmlPage(200, renderGranted(assets, request))
    : failedPage(assets, 'link-expired');
}

/** What no page can foresee, such as a store that does not answer: nobody is signed in by it. */
function unforeseen(log: Log, thrown: unknown): { readonly problem: 'unforeseen' } {
  log.error('sign-in-page-failed', errorFields(thrown));
  return { problem: 'unforeseen' };
}

async function goOn({ onSignedIn, browser, log }: PagesOptions, person: Person): Promise<void> {
  try {
    await onSignedIn(person);
  } catch (thrown) {
    log.warn('resume-failed', errorFields(thrown));
    browser.missed(person);
  }
}

function signedInPage(assets: Assets): PageResponse {
  return htmlPage(200, renderPage(assets, signedInWords, 'signed-in'));
}

const statuses: Readonly<Partial<Record<BrowserProblem, number>>> = {
  'link-expired': 400,
  'entra-unreachable': 503,
  unforeseen: 503,
};

function failedPage(assets: Assets, problem: BrowserProblem): PageResponse {
  return htmlPage(statuses[problem] ?? 403, renderPage(assets, problemWords[problem], problem));
}

function htmlPage(status: number, body: string): PageResponse {
  return { status, headers: { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' }, body };
}
