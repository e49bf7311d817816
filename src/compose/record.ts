import type { RecordDesk } from '../../dialogs/turn/recordDesk';
import { gonePage, reportFiles } from '../../dialogs/record/page';
import type { RecordShelf } from '../procedure/ports/record';
import type { Run } from '../procedure/run';
import { createRecord } from '../record';
import type { OpenStorage } from '../storage';
import type { Page } from '../teams/pages';
import { createReportPages } from '../teams/pages/report';
import { createSentFile } from '../teams/sentFile';
import { createSealing } from '../teams/signIn/sealed';
import type { Surroundings } from './surroundings';

/** Ended runs of a person that can be exported. */
const mostReports = 100;

/** An ended run gets its entry while it is moved away from the open ones. */
export function recordsEnded({ clock }: Pick<Surroundings, 'clock'>) {
  return (run: Run, shelf: RecordShelf) => createRecord(shelf, clock).note(run);
}

/** The record as the conversation has it, and its pages. */
export function recordDesk(
  around: Surroundings,
  { record: shelf, runs, signOuts }: Pick<OpenStorage, 'record' | 'runs' | 'signOuts'>,
): { readonly desk: RecordDesk; readonly pages: readonly Page[] } {
  const { tenantId, app, signInKey, publicUrl, banner, clock, log } = around;
  const record = createRecord(shelf, clock);
  const { pages, links } = createReportPages({
    sealing: createSealing(signInKey, `${tenantId}/${app.clientId}`.toLowerCase()),
    gone: gonePage,
    async files(person, runId, until) {
      const run = (await runs.past(person, mostReports)).find(({ id }) => id === runId);
      const exported = run && (await record.exported(run));
      return exported && reportFiles(exported, until, banner);
    },
    ...{ publicUrl, signOuts, clock, log },
  });
  return { desk: { ...record, links, sent: createSentFile(around) }, pages };
}
