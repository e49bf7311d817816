import type { Refused } from '../../src/procedure/answer';
import { lacksRoleToEnd, rolesToEnd } from '../../src/procedure/endingSessions';
import type { SessionsView } from '../../src/procedure/ports/directory';
import { accountOf } from '../../src/procedure/require';
import { gapIsOpen, type Run } from '../../src/procedure/run';
import { sessionsPermission } from '../../src/procedure/sessions';
import type { CardAction, Element, StageCard } from './card';
import { box, breakable, bullets, moment, plain, subheading, text } from './elements';
import * as words from './endSessions.en';
import { oldAppPasswordsAction } from './oldAppPasswords';
import { roleNames } from './roles.en';
import { refusalLines } from './words.en';

export interface EndSessionsState {
  readonly run: Run;
  readonly view: SessionsView;
  readonly nonce: string;
  /** Why Microsoft 365 has just said no. */
  readonly refused?: Refused;
  /** Who else has an open run on the account. */
  readonly colleague?: string;
}

/** Asks first: what ends, what does not, and what nobody knows. */
export function endSessionsCard(state: EndSessionsState): StageCard {
  const { run, nonce } = state;
  const choice = (name: string, title: string) => ({
    ...{ verb: 'command', title },
    data: { command: 'end sessions', nonce, choice: name },
  });
  return {
    title: words.title,
    body: [
      ...hindrance(state),
      accountLine(run),
      bullets([...words.effects, ...whoElse(state)]),
      subheading(words.unknownTitle),
      bullets(limits(run)),
      ...howItIs(state),
    ],
    actions: [
      { ...choice('end', words.actions.end), style: 'destructive' },
      choice('leave', words.actions.leave),
      endSessionsAction(words.actions.look),
    ],
  };
}

/** Microsoft 365 shows it. */
export function sessionsEndedCard(run: Run): StageCard {
  return {
    title: words.done,
    body: [
      accountLine(run),
      box(
        'good',
        sessionLines(run).map((line) => text(line)),
      ),
      subheading(words.unknownTitle),
      bullets([words.effects[1], ...limits(run)]),
    ],
    actions: [oldAppPasswordsAction(), status],
  };
}

/** The one permission that nothing else needs is not there. @param consentUrl where it is granted */
export function sessionsPermissionCard(run: Run, consentUrl: string): StageCard {
  return {
    title: words.missing,
    body: [
      box('warning', [text(words.permission(sessionsPermission)), text(words.granting)]),
      accountLine(run),
      text(words.byHand(words.adminCenter)),
      ...sessionLines(run).map((line) => text(line)),
    ],
    actions: [
      { verb: 'command', title: words.actions.granted, data: { command: 'end sessions', choice: 'granted' } },
      { url: consentUrl, title: words.actions.grant },
      status,
    ],
  };
}

/** What came of it, as lines of a report. */
export function sessionLines({ sessions }: Run): readonly string[] {
  const { ended = [], intent } = sessions ?? {};
  return [
    ...ended.map(({ at, validFrom }) =>
      validFrom === undefined ? words.unseen(moment(at)) : words.ended(moment(at), moment(validFrom)),
    ),
    ...(intent && !intent.accepted ? [words.askedOnly(moment(intent.at))] : []),
  ];
}

/** Leads to it; without an account there is nothing to end. */
export function endSessionsAction(title: string = words.actions.offer): CardAction {
  return { verb: 'command', title, data: { command: 'end sessions' } };
}

const status: CardAction = { verb: 'command', title: words.actions.status, data: { command: 'status' } };

function accountLine(run: Run): Element {
  const { displayName, userPrincipalName } = accountOf(run);
  return text(words.account(plain(displayName), breakable(plain(userPrincipalName))));
}

/** Who would have to sign in again right now. */
function whoElse({ run, colleague }: EndSessionsState): readonly string[] {
  const { gapOpenedAt, settled, state } = run;
  const isAtWork = state === 'open' && gapOpenedAt !== undefined && settled['app-password'] === undefined;
  return [
    ...(isAtWork ? [words.stepsNotice] : []),
    ...(colleague === undefined ? [] : [words.colleague(plain(colleague))]),
  ];
}

const limits = (run: Run) => [...words.unknown, ...(gapIsOpen(run) ? [words.gap] : [])];

function hindrance({ view, refused }: EndSessionsState): readonly Element[] {
  const roles = rolesToEnd(view)
    .map((role) => roleNames[role])
    .join(', ');
  if (refused?.code === 'forbidden') {
    const lines = [words.forbidden(sessionsPermission, roles), words.roleRemedy];
    return attention([...lines, words.reference(refused.requestId)]);
  }
  if (refused) return attention(refusalLines(refused));
  return lacksRoleToEnd(view) ? attention([words.roleMissing(roles), words.roleRemedy]) : [];
}

function attention(lines: readonly string[]): readonly Element[] {
  return [
    box(
      'attention',
      lines.map((line) => text(line)),
    ),
  ];
}

function howItIs({ run, view: { validFrom } }: EndSessionsState): readonly Element[] {
  if (!validFrom.ok)
    return [box('warning', [text(words.unread), ...refusalLines(validFrom).map((line) => text(line))])];
  const before = validFrom.value === '' ? [] : [text(words.validFrom(moment(validFrom.value)))];
  return [...before, ...sessionLines(run).map((line) => text(line))];
}
