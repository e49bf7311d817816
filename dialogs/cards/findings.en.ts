import type { Finding, FindingCode, Params } from '../../src/procedure/finding';
import { breakable, moment, plain, time } from './elements';
import type { Say } from './oneDay';
import { stepTitles } from './words.en';

const when = ({ at }: Params, say: Say = moment) => say(String(at));

/** What each finding adds to its step's title; empty when the title says it all. */
export const findingSentences: Readonly<Record<FindingCode, (params: Params, say?: Say) => string>> = {
  'signed-in': ({ name }) => `as ${breakable(plain(String(name)))}`,
  'accounts-searched': () => 'searched for service accounts',
  'account-confirmed': () => 'confirmed by you, read by its id',
  'phone-registered': ({ lastTwo }) => `contact number and authentication phone end in ${String(lastTwo)}`,
  'password-changed': (params, say) => `changed ${when(params, say)}`,
  'password-kept': () => 'set outside this run',
  'mfa-enforced': () => '',
  'signed-in-with-code': (params, say) => `in the sign-in log, ${when(params, say)}`,
  'signed-in-by-word': () => '',
  'app-password-audited': (params, say) =>
    `an app password was created ${when(params, say)}, says the audit log`,
  'app-password-made': () => '',
  'app-password-copied': () => '',
  'service-account-opened': () => '',
  'service-account-signed-in': (params, say) =>
    `the account signed in ${when(params, say)}, after you said that it was saved, says the sign-in log`,
  'legacy-sign-in-audited': (params, say) =>
    `the account signed in to SharePoint ${when(params, say)}, after you said that it was saved, says Purview’s audit log`,
  'service-account-saved': () => '',
  'done-by-hand': () => 'by hand',
};

/** Never colour or sign alone: the verdict is a word. */
export const verdicts: Readonly<
  Record<Finding['verdict'], { readonly sign: string; readonly word: string }>
> = {
  proven: { sign: '✔', word: 'proven' },
  reported: { sign: '✎', word: 'on your word' },
};

/**
 * A finding as one line: the step, the verdict and when, and what was seen.
 * @param say how its moments are said; what has just been found needs no date
 */
export function findingLine(
  { step, code, params, verdict, at }: Finding,
  numbered: boolean,
  say?: Say,
): string {
  const { sign, word } = verdicts[verdict];
  const more = findingSentences[code](params, say);
  const title = numbered ? `${step}. ${stepTitles[step]}` : stepTitles[step];
  return `${sign} **${title}**: ${word} ${(say ?? time)(at)}${more === '' ? '' : `, ${more}`}`;
}

/** The lines of findings, those that one look has made for several steps told once. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const last = findings.filter(
    ({ code }, index) => findings.findLastIndex((other) => other.code === code) === index,
  );
  return last.map((finding) => findingLine(finding, false));
}
