import type { ITextInput } from '@microsoft/teams.cards';
import ts from 'typescript';
import type { CardJson } from '../../dialogs/cards/card';
import { practiceBanner } from '../../dialogs/cards/words.en';
import { allCards, emptyCard, type ShownCard } from '../support/allCards';
import { calledDuring } from '../support/calledFunctions';
import { lostInParsing, textFunction } from '../support/cardParser';
import { actionsOf, inputsOf, objectsOf, textOf } from '../support/cards';
import { sourcesOf } from '../support/sources';

type Json = Readonly<Record<string, unknown>>;

let cards: readonly ShownCard[];
let called: ReadonlySet<string>;

beforeAll(async () => {
  called = await calledDuring('dialogs', async () => {
    cards = await allCards(practiceBanner);
  });
});

/** The cards of which something is wrong, with what it is. */
const wrong = (look: (card: CardJson, shown: ShownCard) => unknown) =>
  cards
    .map((shown) => [shown.name, look(shown.card, shown)] as const)
    .filter(([, found]) => found !== undefined && !(Array.isArray(found) && found.length === 0))
    .map(([name, found]) => `${name}: ${JSON.stringify(found)}`);

const ofType = (card: unknown, type: string) => objectsOf(card).filter((object) => object['type'] === type);

/** What a client shows of a card, its own words for text functions left out. */
const readable = (card: unknown) =>
  [
    textOf(card),
    ...ofType(card, 'Input.Text').flatMap(({ placeholder, errorMessage }) => [placeholder, errorMessage]),
  ]
    .join('\n')
    .replace(textFunction, '9:00');

describe('the cards of this test', () => {
  it('are all that the conversation can make: every function that makes one is called', () => {
    const makers = sourcesOf('dialogs').flatMap(({ path, nodes }) =>
      nodes
        .filter(ts.isFunctionDeclaration)
        .filter(({ type }) => /^(StageCard|CardJson)$/.test(type?.getText() ?? ''))
        .map(({ name }) => `${path}:${name?.text ?? ''}`),
    );
    expect(makers.length).toBeGreaterThan(20);
    expect(makers.filter((maker) => !called.has(maker))).toEqual([]);
  });

  it('have a name of their own', () => {
    expect(new Set(cards.map(({ name }) => name)).size).toBe(cards.length);
  });
});

describe('every card', () => {
  it('is an Adaptive Card of version 1.5, the highest that Teams draws for bots', () => {
    expect(
      wrong(({ version, $schema }) => (version === '1.5' && $schema ? undefined : { version, $schema })),
    ).toEqual([]);
  });

  it('is understood to the last property by Microsoft’s own parser', () => {
    expect(wrong(lostInParsing)).toEqual([]);
    expect(
      lostInParsing({ ...emptyCard, body: [{ type: 'TextBlock', text: 'x', wrapp: true }] }),
    ).toHaveLength(2);
    expect(
      lostInParsing({ ...emptyCard, body: [{ type: 'TextBlock', text: 'x', weight: 'Fat' }] }),
    ).not.toEqual([]);
  });

  it('says first what it is about, to a screen reader and to an old client', () => {
    expect(
      wrong(({ speak, fallbackText }) => (speak && speak === fallbackText ? undefined : { speak })),
    ).toEqual([]);
  });

  it('says that it belongs to the practice tenant, and only there', async () => {
    expect(wrong((card) => (textOf(card).includes(practiceBanner) ? undefined : 'no banner'))).toEqual([]);
    const live = await allCards(undefined);
    expect(live.filter(({ card }) => /practice/i.test(textOf(card))).map(({ name }) => name)).toEqual([]);
  });

  it('is well below the 28 KB that Teams takes', () => {
    expect(wrong((card) => (size(card) < 28 * 1024 ? undefined : size(card)))).toEqual([]);
  });

  it('wraps its texts', () => {
    expect(wrong((card) => ofType(card, 'TextBlock').filter(({ wrap }) => wrap !== true))).toEqual([]);
    expect(wrong((card) => ofType(card, 'Input.ChoiceSet').filter(({ wrap }) => wrap !== true))).toEqual([]);
  });
});

const size = (card: unknown) => Buffer.byteLength(JSON.stringify(card));

describe('headings', () => {
  it('are marked as such, for those who jump from one to the next', () => {
    const looksLikeOne = ({ weight, text, color }: Json) =>
      weight === 'Bolder' && color === undefined && !/[.:!?]$/.test(String(text));
    expect(
      wrong((card) =>
        ofType(card, 'TextBlock').filter((block) => looksLikeOne(block) && block['style'] !== 'heading'),
      ),
    ).toEqual([]);
  });

  it('name every card that asks or tells something', () => {
    const traces = cards.filter(({ name }) => name.startsWith('answered'));
    const first = ({ card }: ShownCard) =>
      ofType(card, 'TextBlock').find(({ style }) => style === 'heading')?.['text'];
    const unnamed = cards.filter((shown) => !traces.includes(shown) && first(shown) !== shown.card.speak);
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });
});

describe('colour', () => {
  it('never says anything alone: a coloured line begins with a sign', () => {
    const coloured = (card: CardJson) => ofType(card, 'TextBlock').filter(({ color }) => color !== undefined);
    expect(wrong((card) => coloured(card).filter(({ text }) => !/^[✔✖⚠✎○?] /u.test(String(text))))).toEqual(
      [],
    );
    expect(cards.flatMap(({ card }) => coloured(card)).length).toBeGreaterThan(10);
  });

  it('of a box goes with words', () => {
    expect(
      wrong((card) => ofType(card, 'Container').filter((box) => textOf(box).trim().length < 20)),
    ).toEqual([]);
  });
});

/**
 * The button that is first in each room, by what it does: never one that stops or goes back. `open` is a page outside
 * Teams: what is done there comes before somebody says that it is done.
 */
const forward: Readonly<Record<string, readonly string[]>> = {
  checklist: ['save', 'end'],
  'sign-in': ['again'],
  'find-account': ['confirm', 'choose', 'search', 'again'],
  migration: ['open'],
  plan: ['go', 'again'],
  phone: ['save', 'keep', 'again', 'open'],
  password: ['save', 'keep-for-sure', 'again', 'open'],
  'per-user-mfa': ['try', 'again', 'open'],
  'my-account': ['open'],
  'app-password': ['open'],
  'cloud-app-security': ['open'],
  confirmation: ['repair'],
};

describe('the buttons', () => {
  it('are six at most', () => {
    expect(wrong((card) => (actionsOf(card).length <= 6 ? undefined : actionsOf(card).length))).toEqual([]);
  });

  it('begin with the one that goes forward', () => {
    expect(
      wrong((card, { stage }) => {
        const [first] = actionsOf(card);
        if (first === undefined) return undefined;
        if (stage === undefined)
          return first.data?.['command'] === 'cancel' || first.verb === 'not-now' ? first.title : undefined;
        return forward[stage]?.includes(first.verb ?? 'open') ? undefined : first.title;
      }),
    ).toEqual([]);
  });

  it('that look again come first only where nothing else goes forward', () => {
    const goes = ['confirm', 'choose', 'search', 'go', 'save', 'keep', 'keep-for-sure', 'try', 'repair'];
    expect(
      wrong((card) => {
        const [first, ...rest] = actionsOf(card);
        return first?.verb === 'again' ? rest.filter(({ verb = '' }) => goes.includes(verb)) : undefined;
      }),
    ).toEqual([]);
  });

  it('have titles of their own on each card, short enough for a narrow one', () => {
    expect(
      wrong((card) => {
        const titles = actionsOf(card).map(({ title }) => title);
        return titles.filter((title, index) => titles.indexOf(title) !== index || title.length > 40);
      }),
    ).toEqual([]);
  });

  it('that leave Teams say so, and lead to a secure page', () => {
    const leaves = (url = '') => new URL(url).hostname !== 'teams.microsoft.com';
    expect(
      wrong((card) =>
        actionsOf(card)
          .filter(({ type }) => type === 'Action.OpenUrl')
          .filter(
            ({ url, title }) =>
              !url?.startsWith('https://') || leaves(url) !== title.endsWith('(leaves Teams)'),
          ),
      ),
    ).toEqual([]);
  });

  it('work on a client that knows no Action.Execute: the same title, data and inputs, the verb among the data', () => {
    expect(
      wrong((card) =>
        objectsOf(card)
          .filter(({ type }) => type === 'Action.Execute')
          .filter(({ verb, title, data, associatedInputs, fallback }) => {
            const same = fallback as Json | undefined;
            return (
              same?.['type'] !== 'Action.Submit' ||
              JSON.stringify([same['title'], same['data'], same['associatedInputs']]) !==
                JSON.stringify([title, data, associatedInputs]) ||
              (data as Json)['verb'] !== verb
            );
          }),
      ),
    ).toEqual([]);
  });

  it('of a room carry its name and the nonce of the card', () => {
    expect(
      wrong((card, { stage }) =>
        stage === undefined
          ? undefined
          : actionsOf(card).filter(
              ({ type, data }) =>
                type === 'Action.Execute' && (data?.['nonce'] !== 'n-1' || data['stage'] !== stage),
            ),
      ),
    ).toEqual([]);
  });

  it('send what was typed only when they are for that', () => {
    const verbs = ['save', 'keep', 'search', 'choose', 'go', 'done'];
    const sends = (verb: string, data: Json = {}) =>
      verbs.includes(verb) ||
      data['command'] === 'compare report' ||
      (data['command'] === 'hand over' && data['part'] !== undefined) ||
      (data['command'] === 'undo' && data['choice'] === 'restore');
    expect(
      wrong((card) =>
        inputsOf(card).length === 0
          ? undefined
          : actionsOf(card).filter(
              ({ type, verb = '', data, associatedInputs }) =>
                type === 'Action.Execute' && (associatedInputs === 'auto') !== sends(verb, data),
            ),
      ),
    ).toEqual([]);
  });
});

describe('the fields', () => {
  const fields = (card: CardJson) => inputsOf(card) as readonly Partial<ITextInput>[];

  it('have a label that says “(required)” when they are, and a message for when they are empty', () => {
    expect(
      wrong((card) =>
        fields(card).filter(
          ({ label, errorMessage, isRequired }) =>
            !errorMessage || label?.endsWith('(required)') !== (isRequired === true),
        ),
      ),
    ).toEqual([]);
    expect(cards.flatMap(({ card }) => fields(card)).length).toBeGreaterThan(20);
  });

  it('are masked when they take a password, and only then', () => {
    expect(
      wrong((card) =>
        fields(card).filter(({ id, style }) => id?.startsWith('password') !== (style === 'Password')),
      ),
    ).toEqual([]);
  });

  it('never show a password again', () => {
    expect(
      wrong((card) => fields(card).filter(({ style, value }) => style === 'Password' && value !== undefined)),
    ).toEqual([]);
    expect(cards.filter(({ card }) => /Tr0ub4dor|Aa1!|Pässwort/.test(JSON.stringify(card)))).toEqual([]);
  });

  it('of a name or a number show again what was typed when something is wrong with it', () => {
    const card = cards.find(({ name }) => name === 'phone: without country')?.card;
    const typed = card && fields(card).map(({ id, value }) => [id, value]);
    expect(typed).toEqual([
      ['phone', '206 555 0123'],
      ['holder', 'Sam'],
    ]);
  });
});

describe('the guided cards', () => {
  it('have at most five lines to follow', () => {
    const guided = cards.filter(({ name }) => /^(my-account|app-password|cloud-app-security): /.test(name));
    const lines = guided.map(({ card }) => (textOf(card).match(/^\d+\. /gm) ?? []).length);
    expect(lines.length).toBe(33);
    expect(lines.filter((count) => count < 3 || count > 5)).toEqual([]);
  });
});

describe('the text of every card', () => {
  it('shows nothing that a program says when a value is missing', () => {
    expect(
      wrong((card) => readable(card).match(/\b(undefined|null|NaN|Invalid Date)\b|\[object/g) ?? []),
    ).toEqual([]);
  });

  it('has moments that a client can fill in, and no other braces', () => {
    expect(wrong((card) => readable(card).match(/.{0,20}[{}].{0,20}/g) ?? [])).toEqual([]);
    expect(cards.some(({ card }) => JSON.stringify(card).match(textFunction))).toBe(true);
  });

  it('uses Microsoft’s names of today', () => {
    expect(wrong((card) => readable(card).match(/Office 365|O365|\bMS |Azure AD|\bAAD\b/g) ?? [])).toEqual(
      [],
    );
  });

  it('has no double blanks, doubled words or stray signs', () => {
    const slips = / {2}|\b(\p{L}{2,}) \1\b| [.,;:!?](\s|$)|\.\.|,,|\( | \)|[“][^”]*$|"/gmu;
    expect(wrong((card) => readable(card).match(slips) ?? [])).toEqual([]);
  });

  it('takes a name from the directory as letters, not as a link, a style or a line of its own', () => {
    const misread = /\[[^\]]*\]\(|`|\*\*Global|^# line|[\u202a-\u202e\u2066-\u2069]/m;
    expect(wrong((card) => misread.exec(textOf(withoutValues(card)))?.[0])).toEqual([]);
    expect(cards.filter(({ card }) => textOf(card).includes('evil.example')).length).toBeGreaterThan(4);
  });
});

/** What a person typed stands in its field as it is; no client reads a field as Markdown. */
function withoutValues(card: CardJson): unknown {
  return JSON.parse(JSON.stringify(card, (_, value: unknown) => (isTextInput(value) ? {} : value)));
}

function isTextInput(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as Json)['type'] === 'Input.Text';
}
