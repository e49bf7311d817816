import { proven, reported } from '../../src/procedure/finding';
import { writing } from '../../src/procedure/hands';
import { needsNoPassword } from '../../src/procedure/way';
import type { Run, RunChange } from '../../src/procedure/run';
import { accountOf } from '../../src/procedure/require';
import type { Desk, Look, Press, Reply, Stage } from '../../src/procedure/stage';
import { milliseconds, type Instant } from '../../src/procedure/time';
import type { StageCard } from '../cards/card';
import { orByHand } from '../cards/byHand';
import { toRoles, troubleCard } from '../cards/trouble';
import { keepCard, passwordCard } from './card';
import { readPassword } from './form';
import * as words from './words.en';

/** Step 5: a new password, chosen by the administrator, without a forced change at the next sign-in. */
const byBot: Stage<StageCard> = {
  id: 'password',
  steps: [5],
  scopes: { reads: ['User.Read.All'], writes: writing.password },
  asksSecret: true,

  async look({ directory, run, places }, notice): Promise<Look<StageCard>> {
    const account = await directory.account(accountOf(run).id);
    if (!account.ok) return { kind: 'ask', card: troubleCard(words.title, account, toRoles(places)) };
    const { lastPasswordChange = '' } = account.value;
    if (isOurs(run, lastPasswordChange)) {
      return {
        kind: 'settled',
        findings: [proven(5, 'password-changed', account, { at: lastPasswordChange })],
        change: opensGap(run) ? gapFrom(run, lastPasswordChange) : {},
      };
    }
    const keeps = notice?.kind === 'word' && notice.code === 'keep';
    return {
      kind: 'ask',
      card: keeps ? keepCard(account.value.lastPasswordChange) : passwordCard(account.value, run.id, notice),
      facts: { before: lastPasswordChange },
    };
  },

  answer(desk, press) {
    return Promise.resolve(read(desk, press));
  },
};

/** By hand, any change since the run began counts: the bot has no act of its own to compare with. */
export const password = orByHand(byBot, {
  words: words.hand,
  link: ({ adminCenter }) => adminCenter,
  async evidence({ directory, run }) {
    const account = await directory.account(accountOf(run).id);
    if (!account.ok) return { kind: 'unknown', because: account };
    const { lastPasswordChange: at } = account.value;
    if (at === undefined || isBefore(at, run.begunAt)) return { kind: 'not-yet' };
    const findings = [proven(5, 'password-changed', account, { at })];
    return { kind: 'proven', findings, change: opensGap(run) ? gapFrom(run, at) : {} };
  },
  word: ({ run, now }) => ({
    findings: [reported(5, 'password-kept', now)],
    change: opensGap(run) ? gapFrom(run, now) : {},
  }),
});

/** Milliseconds that our clock and Microsoft's may differ. */
const tolerance = 60_000;

/** The date has moved, and not before we wrote: somebody else's change a little earlier is none of ours. */
function isOurs({ intent }: Run, lastChange: Instant): boolean {
  if (intent?.stage !== 'password' || lastChange === '' || lastChange === intent.params.before) return false;
  return !isBefore(lastChange, intent.at);
}

function isBefore(theirs: Instant, ours: Instant): boolean {
  return milliseconds(theirs) < milliseconds(ours) - tolerance;
}

/** Once the app password is saved, another password ends nothing: app passwords survive it (Microsoft Learn). */
function opensGap({ findings }: Run): boolean {
  return findings[13] === undefined;
}

/** Cloud App Security misses nothing where it uses the account no more: that gap is closed at once. */
function gapFrom(run: Run, at: Instant): RunChange {
  return { gapOpenedAt: at, ...(needsNoPassword(run) && { gapClosedAt: at }) };
}

function read(desk: Desk, press: Press): Reply {
  switch (press.verb) {
    case 'save':
      return save(desk, press);
    case 'set-already':
      return { kind: 'again', notice: { kind: 'word', code: 'keep' } };
    case 'keep-for-sure':
      return {
        kind: 'settled',
        findings: [reported(5, 'password-kept', desk.now)],
        change: gapFrom(desk.run, desk.now),
      };
    default:
      return { kind: 'again', notice: { kind: 'checked' } };
  }
}

function save({ directory, run }: Desk, press: Press): Reply {
  const { id, userPrincipalName } = accountOf(run);
  const form = readPassword(press.fields, userPrincipalName);
  if ('faults' in form) return { kind: 'again', notice: { kind: 'faults', faults: form.faults } };
  return {
    kind: 'do',
    deed: {
      verb: 'save',
      params: { before: press.facts.before ?? '' },
      async act() {
        const done = await directory.resetPassword(id, form.password);
        return done.ok ? undefined : done;
      },
    },
  };
}
