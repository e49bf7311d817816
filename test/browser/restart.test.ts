import { outdated } from '../../dialogs/cards/words.en';
import { buttons, cards } from '../support/journey';
import { build, buildTime } from './support/build';
import { ChatWindow } from './support/chatWindow';
import { goTo } from './support/journey';
import { rehearse } from './support/rehearsal';

const patience = 6 * 60_000;

beforeAll(build, buildTime);

it(
  'goes on where it was after a reload of the chat',
  () =>
    rehearse('reload', async ({ chat, chatUrl }) => {
      await chat.opens(chatUrl);
      await goTo(chat, 'phone');
      await chat.page.reload();
      await chat.says('enable mfa');
      await chat.sees(cards.phone);
    }),
  patience,
);

it(
  'goes on where it was after a restart, and tells kindly that a card from before is out of date',
  () =>
    rehearse('restart', async ({ chat: before, chatUrl, context, restart }) => {
      await before.opens(chatUrl);
      await goTo(before, 'my-account');
      await restart();
      const after = new ChatWindow(await context.newPage());
      await after.opens(chatUrl);
      const said = await after.says('enable mfa');
      await after.sees(cards['my-account']);
      await before.answersTo(said);
      await before.presses(buttons['my-account']);
      await before.sees(outdated.title);
      await before.reads(outdated.line);
      await before.keeps('15-outdated');
      expect(await after.card.innerText()).toContain(cards['my-account']);
      expect(before.tooWide).toEqual([]);
    }),
  patience,
);
