import type { AgeReminder } from '../../src/procedure/reminder';
import { milliseconds, type Instant } from '../../src/procedure/time';
import type { CardAction, CardJson, StageCard } from './card';
import { breakable, day, moment, plain, text } from './elements';
import * as reminder from './reminder.en';
import * as words from './reminderAge.en';
import { answeredCard } from './traces';

const dayLength = 24 * 60 * 60 * 1000;

/** The one living card of an app password that is old: whose, how old, why a new one, and ways on. */
export function ageCard({ account, madeAt }: AgeReminder, isLast: boolean, now: Instant): StageCard {
  const days = Math.max(1, Math.floor((milliseconds(now) - milliseconds(madeAt)) / dayLength));
  const userName = breakable(plain(account.userPrincipalName));
  return {
    title: isLast ? words.titleOfLast : words.title,
    body: [
      text(words.age(userName, days, day(madeAt))),
      text(words.why),
      text(words.what),
      text(words.better, { isSubtle: true }),
      ...(isLast ? [text(words.last)] : []),
    ],
    actions: isLast ? [beginAny] : [begin(account), ...snoozes(account), stop(account)],
  };
}

type OfAccount = AgeReminder['account'];

/** After the last reminder nothing is kept that would lead to the account. */
const beginAny: CardAction = {
  ...{ verb: 'command', title: words.begin, style: 'positive' },
  data: { command: 'enable mfa' },
};

function begin({ id }: OfAccount): CardAction {
  return {
    ...{ verb: 'command', title: words.begin, style: 'positive' },
    data: { command: 'renew', account: id },
  };
}

function snoozes({ id }: OfAccount): readonly CardAction[] {
  return (['hour', 'tomorrow', 'next-week'] as const).map((choice) => ({
    ...{ verb: 'command', title: reminder.actions[choice] },
    data: { command: 'snooze renewal', choice, account: id },
  }));
}

function stop({ id }: OfAccount): CardAction {
  return {
    ...{ verb: 'command', title: reminder.actions.stop },
    data: { command: 'stop renewal', account: id },
  };
}

/** What an earlier card becomes when a newer one is sent. */
export function retiredAge({ due }: Pick<AgeReminder, 'due'>, banner: string | undefined): CardJson {
  return answeredCard(words.title, [reminder.retired(moment(due))], banner);
}
