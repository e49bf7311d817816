import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../../procedure/person';
import type { Clock } from '../../procedure/ports/clock';
import { errorFields, type Log } from '../../procedure/ports/log';
import type { SignOuts } from '../../procedure/ports/signOuts';
import { instant, type Instant } from '../../procedure/time';
import type { Sealing } from '../signIn/sealed';
import type { Page, PageRequest, PageResponse } from './page';

/** A report as files. */
export interface ReportFiles {
  /** A whole page, with this style in it and nothing from elsewhere. */
  readonly html: string;
  readonly style: string;
  readonly json: string;
  /** Of the file, without what stands after the dot. */
  readonly name: string;
}

export interface ReportPagesOptions {
  readonly sealing: Sealing;
  /** Where browsers reach this bot, without a slash at the end. */
  readonly publicUrl: string;
  /** `undefined` when the person has no such run. @param until when the link ends */
  readonly files: (person: Person, runId: string, until: Instant) => Promise<ReportFiles | undefined>;
  /** The page for a link that leads nowhere. */
  readonly gone: Pick<ReportFiles, 'html' | 'style'>;
  readonly signOuts: Pick<SignOuts, 'last'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Where a person finds the report of one run: a page, and a file. */
export interface ReportLinks {
  readonly page: string;
  readonly file: string;
}

/** Milliseconds. */
const lifetime = 10 * 60_000;

const ticketShape = z.object({
  person: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
  runId: z.string(),
  until: z.number(),
  /** The person's last sign-out before the link was made: after another one it leads nowhere. */
  signOut: z.string(),
});

/**
 * The pages that show a report to whoever has their link. The link is sealed, so it can be neither guessed nor changed,
 * names one run of one person, and ends after ten minutes, or when the person signs out. It may be used more than
 * once: a browser looks twice.
 */
export function createReportPages(options: ReportPagesOptions): {
  readonly pages: readonly Page[];
  readonly links: (person: Person, runId: string) => Promise<ReportLinks>;
} {
  const { sealing, publicUrl, signOuts, clock } = options;
  const tickets = sealing('report', ticketShape);
  const open: Opening = async (ticket) => {
    const found = ticket === undefined ? undefined : tickets.open(ticket);
    if (!found || found.until <= clock.now()) return undefined;
    return (await signOuts.last(found.person)) === found.signOut ? found : undefined;
  };
  const page = (path: string, show: (files: ReportFiles) => PageResponse): Page => ({
    method: 'GET',
    path,
    handle: (request) => answer(options, open, request, show),
  });
  return {
    pages: [page('/report/page', pageOf), page('/report/file', fileOf)],
    async links(person, runId) {
      const signOut = await signOuts.last(person);
      const ticket = tickets.seal({ person, runId, until: clock.now() + lifetime, signOut });
      return {
        page: `${publicUrl}/report/page?ticket=${ticket}`,
        file: `${publicUrl}/report/file?ticket=${ticket}`,
      };
    },
  };
}

type Opening = (ticket: string | undefined) => Promise<z.infer<typeof ticketShape> | undefined>;

async function answer(
  { files, gone, log }: ReportPagesOptions,
  open: Opening,
  { query }: PageRequest,
  show: (files: ReportFiles) => PageResponse,
): Promise<PageResponse> {
  try {
    const ticket = await open(query['ticket']);
    const found = ticket && (await files(ticket.person, ticket.runId, instant(ticket.until)));
    return found ? show(found) : { ...pageOf(gone), status: 404 };
  } catch (thrown) {
    log.error('report-page-failed', errorFields(thrown));
    return { ...pageOf(gone), status: 503 };
  }
}

/** What a report is shown with: no cache keeps it, no referrer tells its address, no other page frames it. */
function headersWith(policy: string): PageResponse['headers'] {
  return {
    'content-security-policy': `default-src 'none'; ${policy}base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-robots-tag': 'noindex',
  };
}

function pageOf({ html, style }: Pick<ReportFiles, 'html' | 'style'>): PageResponse {
  const digest = createHash('sha256').update(style).digest('base64');
  const headers = headersWith(`style-src 'sha256-${digest}'; `);
  return { status: 200, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: html };
}

function fileOf({ json, name }: ReportFiles): PageResponse {
  const headers = {
    ...headersWith(''),
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '')}.json"`,
  };
  return { status: 200, headers, body: json };
}
