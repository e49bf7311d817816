import type { CardAction, StageCard } from './cards/card';
import { box, text } from './cards/elements';
import { actions as permissionActions, whoGrants } from './cards/permissions.en';
import { checklistAction } from './commands/aroundCards';
import { signInProblems, trouble } from './signInProblems.en';
import type { SignInDesk } from './turn/signInDesk';
import * as words from './words.en';

/**
 * What stands in the way of a sign-in, and what can be done meanwhile; nothing where the sign-in card says it itself.
 * @param problem its code
 * @param reads every permission that is named at a sign-in
 */
export function signInTrouble(
  problem: string | undefined,
  { consentUrl }: Pick<SignInDesk, 'consentUrl'>,
  reads: readonly string[],
): StageCard | undefined {
  const again: CardAction = {
    verb: 'command',
    title: trouble.again,
    data: { command: 'enable mfa' },
  };
  if (problem === 'consent-needed') {
    return {
      title: trouble.notGranted,
      body: [box('warning', [text(trouble.needs(reads)), text(whoGrants)]), text(trouble.meanwhile)],
      actions: [{ url: consentUrl(reads), title: permissionActions.grant }, again, checklistAction],
    };
  }
  const sentence = signInProblems[problem ?? ''];
  if (sentence === undefined) return undefined;
  return {
    title: words.signInFailed,
    body: [text(sentence), text(trouble.meanwhile)],
    actions: [again, checklistAction],
  };
}
