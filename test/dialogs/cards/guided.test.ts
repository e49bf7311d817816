import type { StageCard } from '../../../dialogs/cards/card';
import { findingLine } from '../../../dialogs/cards/findings.en';
import { stages } from '../../../dialogs/stages';
import type { Look, Stage } from '../../../src/procedure/stage';
import { refused, someDirectory } from '../../support/someDirectory';
import { begunAt, now, someDesk, someRun } from '../../support/someRun';

const guided = stages.filter(({ id }) => ['my-account', 'app-password', 'cloud-app-security'].includes(id));
const closed = new Proxy(someDirectory(), {
  get: (_, name) => () => Promise.reject(new Error(`looked: ${String(name)}`)),
});
const press = (verb: string) => ({ verb, fields: {}, accounts: [], facts: {} });
/** Nobody has to look for app passwords of earlier attempts. */
const clear = { oldAppPasswords: { answer: 'none', at: now } } as const;
const offered = ({ id }: Pick<Stage<unknown>, 'id'>) =>
  someRun({ offer: { nonce: 'n', stage: id, title: 'x', verbs: [], at: begunAt }, savedAt: now });

/** What the buttons of a card do, in their order. */
function buttonsOf(look: Look<StageCard>): readonly string[] {
  if (look.kind !== 'ask') throw new Error(`the look led to “${look.kind}”`);
  return look.card.actions.map((action) =>
    ['verb' in action ? action.verb : 'open', action.style].filter((part) => part !== undefined).join(', '),
  );
}

describe.each(guided.map((stage) => [stage.id, stage] as const))('the guided stage %s', (_, stage) => {
  it('asks for what a person must do before it looks for it', async () => {
    const desk = someDesk({ directory: closed, run: someRun(clear) });
    expect(await stage.look(desk, undefined)).toMatchObject({ kind: 'ask' });
  });

  it('looks after a check, and when the run is taken up again at its card', async () => {
    const desk = someDesk({ directory: closed, run: offered(stage) });
    await expect(stage.look(desk, { kind: 'checked' })).rejects.toThrow('looked');
    await expect(stage.look(desk, undefined)).rejects.toThrow('looked');
  });

  it('lets a person open the page before they say that it is done, and marks what comes next', async () => {
    const empty = someDirectory();
    const blind = someDirectory({
      signIns: async () => refused(),
      appPasswordsCreated: async () => refused(),
      legacySignIns: async () => refused(),
    });
    const desk = { run: offered(stage), lacks: (names: readonly string[]) => names };
    const untouched = someDesk({ directory: closed, run: someRun(clear) });
    const first = buttonsOf(await stage.look(untouched, undefined));
    const again = buttonsOf(await stage.look(someDesk({ ...desk, directory: empty }), { kind: 'checked' }));
    const unread = buttonsOf(await stage.look(someDesk({ ...desk, directory: blind }), { kind: 'checked' }));
    expect(first).toEqual(['open, positive', 'check']);
    expect(again).toEqual(['open', 'check, positive', 'done']);
    expect(unread).toEqual(['open', 'done, positive', 'check']);
  });

  it('takes the administrator’s word for each of its steps, as a word', async () => {
    const reply = await stage.answer(someDesk({ directory: closed }), press('done'));
    if (reply.kind !== 'settled') throw new Error(`the word led to “${reply.kind}”`);
    expect(reply.findings.map(({ step, verdict }) => [step, verdict])).toEqual(
      stage.steps.map((step) => [step, 'reported']),
    );
    const lines = reply.findings.map((finding) => findingLine(finding, true));
    expect(lines.filter((line) => !/on your word/.test(line) || /undefined|log|report /.test(line))).toEqual(
      [],
    );
  });

  it('takes nothing else for a word', async () => {
    for (const verb of ['check', 'again', 'made-up'])
      expect(await stage.answer(someDesk(), press(verb))).toEqual({
        kind: 'again',
        notice: { kind: 'checked' },
      });
  });

  it('changes nothing in Microsoft 365', () => {
    expect(stage.scopes.writes).toEqual([]);
  });
});
