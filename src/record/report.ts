import type { Finding } from '../procedure/finding';
import type { RecordedReport, RecordedStep, Token } from '../procedure/ports/record';
import type { Run } from '../procedure/run';
import { steps } from '../procedure/steps';
import { choiceOf } from '../procedure/way';
import type { Naming } from './names';

/** What the record keeps of a run: named fields only, so that nothing that a run may hold later gets in unseen. */
export function recorded(run: Run, naming: Naming): RecordedReport {
  const { id, owner, state, begunAt, endedAt, account, phone, gapOpenedAt, gapClosedAt } = run;
  return {
    run: id,
    tenant: owner.tenantId,
    state,
    begunAt,
    ...(endedAt !== undefined && { endedAt }),
    person: naming.person,
    ...(account && {
      account: {
        id: account.id,
        displayName: account.displayName,
        userPrincipalName: account.userPrincipalName,
      },
    }),
    ...(phone && { phone: { lastTwo: phone.lastTwo.slice(-2), holder: naming.token(phone.holder) } }),
    ...(gapOpenedAt !== undefined && {
      gap: { openedAt: gapOpenedAt, ...(gapClosedAt !== undefined && { closedAt: gapClosedAt }) },
    }),
    ...wayOf(run),
    wrote: [...(run.wrote ?? [])],
    steps: steps
      .map(({ number }) => run.findings[number])
      .filter((finding) => finding !== undefined)
      .map((finding) => recordedStep(finding, naming)),
  };
}

function wayOf(run: Run): Pick<RecordedReport, 'way'> {
  const choice = choiceOf(run);
  if (choice === undefined) return {};
  const { reported, differedAt } = run.migration ?? {};
  return {
    way: {
      choice,
      ...(reported && { seen: reported.seen }),
      ...(differedAt !== undefined && { differed: true }),
    },
  };
}

function recordedStep(finding: Finding, naming: Naming): RecordedStep {
  const { step, code, verdict, at, params } = finding;
  const { name } = params;
  return {
    ...{ step, code, verdict, at },
    ...(finding.verdict === 'proven' && { requestId: finding.requestId }),
    // The one finding that names a person.
    params:
      code === 'signed-in' && typeof name === 'string' ? { ...params, name: naming.token(name) } : params,
  };
}

/** Every token in a report. */
export function tokensOf({ person, others = [], phone, steps: found }: RecordedReport): readonly Token[] {
  const signedIn = found.filter(({ code }) => code === 'signed-in').map(({ params }) => String(params.name));
  return [person, ...others, ...(phone ? [phone.holder] : []), ...signedIn];
}
