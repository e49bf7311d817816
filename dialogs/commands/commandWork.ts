import type { DialogContext } from 'botbuilder-dialogs';
import { gapIsOpen, nextStage } from '../../src/procedure/run';
import { accountsId, optionsFrom } from './accounts';
import { cancelCard, changedLines, helpCard } from './aroundCards';
import { checkId, type CheckOptions } from './check';
import type { StageCard } from '../cards/card';
import { outdatedCard } from '../cards/traces';
import { endedCard } from '../turn/endedCard';
import { endSessions } from './endSessions';
import { forgetMe } from './forgetting';
import { handOver } from './handOver';
import { answerHandOver } from './handOverAnswer';
import { beginWhereLeft } from './leftOpen';
import { mainId } from '../main';
import { oldAppPasswords } from './oldAppPasswords';
import { checkReport, compareReport, exportReport } from './recordWork';
import { remindMe, snooze, stopReminding, wakeMe, type CommandData } from './reminding';
import { renew, snoozeRenewal, stopRenewal } from './remindingAge';
import { show } from '../turn/show';
import { stages } from '../stages';
import { status } from './status';
import { takeOver } from './takeOver';
import { undo } from './undo';
import type { Visit } from '../turn/visit';
import * as words from '../words.en';

type Command = (visit: Visit, dc: DialogContext, data: CommandData) => Promise<void>;

/** What can be typed, and done by a button of its name. */
const typed: Readonly<Record<words.CommandName, Command>> = {
  async 'enable mfa'(visit, dc) {
    const { record, outside } = visit;
    if (record.open) await outside.reminders.looksAhead(record.open);
    else record.begin(outside.newId());
    await goOn(dc);
  },

  async check(_visit, dc, { account }) {
    await dc.cancelAllDialogs();
    const chosen: CheckOptions = typeof account === 'string' ? { account } : {};
    await dc.beginDialog(checkId, chosen);
  },

  status,
  help: (visit) => showCard(visit, helpCard(visit.outside.pages, undefined, titleOfNext(visit))),
  'remind me': (visit, _dc, data) => remindMe(visit, data),
  'check report': checkReport,

  async cancel(visit, dc, { run: sure }) {
    const { record, turn, outside } = visit;
    if (!record.open) {
      await turn.sendActivity(words.cancel.nothing);
      return;
    }
    if (sure !== undefined && sure !== record.open.id) {
      visit.reply = outdatedCard(outside.banner);
      return;
    }
    const written = changedLines(record.open).length > 0 || gapIsOpen(record.open);
    if (written && sure === undefined) return showCard(visit, cancelCard(record.open));
    await dc.cancelAllDialogs();
    const ended = await record.close('cancelled');
    if (!written) await turn.sendActivity(words.cancel.done);
    else {
      await showCard(visit, { ...(await endedCard(visit, ended)), title: words.cancel.stopped });
    }
  },

  undo,
  'forget me': forgetMe,

  async 'sign out'(visit, dc) {
    await dc.cancelAllDialogs();
    await visit.outside.signIn.signOut(visit.person);
    await visit.turn.sendActivity(words.signedOut);
  },
};

/** What only a button does. */
const buttons: Readonly<Record<string, Command>> = {
  async checklist({ record, outside }, dc) {
    if (!record.open) record.begin(outside.newId());
    record.note({ hands: 'checklist', unsettles: ['checklist'], offer: undefined });
    await goOn(dc);
  },
  async accounts(_visit, dc, { from }) {
    await dc.cancelAllDialogs();
    await dc.beginDialog(accountsId, optionsFrom(from));
  },
  async 'begin where left'(visit, dc, data) {
    await beginWhereLeft(visit, data);
    await goOn(dc);
  },
  'take over': (_visit, dc, data) => takeOver(dc, data),
  'hand over': handOver,
  'answer hand over': answerHandOver,
  export: (visit, _dc, data) => exportReport(visit, data),
  'compare report': (visit, _dc, data) => compareReport(visit, data),
  'old app passwords': oldAppPasswords,
  'end sessions': endSessions,
  snooze: (visit, _dc, data) => snooze(visit, data),
  'stop reminding': (visit, _dc, data) => stopReminding(visit, data),
  'wake me': (visit, _dc, data) => wakeMe(visit, data),
  'snooze renewal': (visit, _dc, data) => snoozeRenewal(visit, data),
  'stop renewal': (visit, _dc, data) => stopRenewal(visit, data),
  async renew(visit, dc, data) {
    await renew(visit, data);
    await goOn(dc);
  },
};

const commands: Readonly<Record<string, Command>> = { ...typed, ...buttons };

/** Whether this names something that a button can do; names come from cards, so they may be anything. */
export function isCommand(name: unknown): name is string {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

/** Does what a command says. @param data what was typed, or what the button carries */
export async function runCommand(
  visit: Visit,
  dc: DialogContext,
  name: string,
  data: CommandData,
): Promise<void> {
  await commands[name]?.(visit, dc, data);
}

/** Begins the main dialog anew: the run says where to go on, whatever the stack remembers. */
export async function goOn(dc: DialogContext): Promise<void> {
  await dc.cancelAllDialogs();
  await dc.beginDialog(mainId);
}

function showCard({ turn, outside }: Visit, card: StageCard): Promise<void> {
  return show(turn, outside.banner, card);
}

function titleOfNext({ record: { open } }: Visit): string | undefined {
  const next = open && nextStage(open, stages);
  return next && words.stageTitles[next.id];
}
