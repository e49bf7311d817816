/** What the bot says about itself to everybody. */

export interface Part {
  readonly heading?: string;
  readonly lines: readonly string[];
  readonly rows?: readonly (readonly [term: string, text: string])[];
}

export interface Notice {
  readonly title: string;
  readonly parts: readonly Part[];
}

export type Store = 'embedded' | 'tables';

export const links = [
  ['privacy', 'Privacy'],
  ['terms', 'Terms of use'],
  ['support', 'Support'],
] as const;

/** A kind of record: what it holds, until when it is kept, and how it is deleted before. */
interface Kept {
  readonly name: string;
  readonly what: string;
  readonly until: (days: string) => string;
  readonly deleted: string;
}

const forgetMe = '“forget me” deletes it.';

/** By the store's own names of its kinds: `src/storage/kinds.ts`. */
export const kept = {
  'open-run': {
    name: 'The run that is open',
    what: 'Your id and name, the service account’s id, name and user name, the last two digits of the phone number and of those before it, who holds the phone, how multi-factor authentication stood before, what each check has found and when, what was taken back, and colleagues who had the run before you or were asked to take it.',
    until: () => 'Until it ends; it is then a past run.',
    deleted: '“cancel” ends it. “forget me” ends and deletes it.',
  },
  'past-run': {
    name: 'Past runs, with their reports',
    what: 'The same, as the run ended.',
    until: (days) => `${days} after its end.`,
    deleted: forgetMe,
  },
  address: {
    name: 'The address of your chat',
    what: 'Where Teams delivers a message to you: addresses and ids of the chat, of the bot and of you, your language and time zone, and the day on which you last wrote.',
    until: (days) =>
      `${days} after you last wrote, when no run is open and no reminder waits; or until you take the app out of Teams.`,
    deleted: forgetMe,
  },
  reminder: {
    name: 'Reminders',
    what: 'Your id and name, the run or the account that it is about, and when it is due.',
    until: () => 'Until the run ends or the reminders have stopped. An empty entry with your id stays.',
    deleted: '“forget me” deletes it, the empty entry included.',
  },
  'reminder-hint': {
    name: 'The order of reminders',
    what: 'Your id, or the account’s, and a time.',
    until: () => 'Until that time, or until the reminder has moved.',
    deleted: forgetMe,
  },
  'dialog-state': {
    name: 'Where the conversation stands',
    what: 'Which question waits for an answer: no name and no text that was typed.',
    until: () => 'Until the address of the chat is deleted with it.',
    deleted: forgetMe,
  },
  'record-entry': {
    name: 'The record of ended runs',
    what: 'What a report says, in a chain that shows when somebody has changed it. Codes stand in the place of people’s names and ids; the service account is named.',
    until: () => 'It stays: a chain from which a link is taken no longer shows anything.',
    deleted: '“forget me” deletes what leads from the codes to you, not the entries.',
  },
  'record-place': {
    name: 'Where an entry of the record lies',
    what: 'The id of a run, and a number.',
    until: () => 'It stays, with the entry.',
    deleted: 'No person stands in it.',
  },
  'record-name': {
    name: 'Who the codes of the record stand for',
    what: 'Your id, the names in your reports, and a random number from which their codes were made.',
    until: () => 'Until “forget me”.',
    deleted: forgetMe,
  },
  'sign-out': {
    name: 'That somebody has signed out',
    what: 'A mark under a one-way code made of your id, without name or id: sign-ins from before it count no more.',
    until: () => 'It stays.',
    deleted: 'Nothing deletes it, because it ends older sign-ins also after “forget me”.',
  },
} as const satisfies Readonly<Record<string, Kept>>;

const places: Readonly<Record<Store, string>> = {
  embedded:
    'Everything below lies in a folder on the machine that runs the bot, readable for the bot alone. With DATA_KEY set it is encrypted; without, the room of a deleted record keeps its bytes until something else is written there.',
  tables:
    'Everything below lies in a table of an Azure storage account that belongs to whoever runs the bot; Azure encrypts it. A deleted record is gone from the table at once.',
};

/** @param days for which ended runs are kept; `undefined` for ever */
export function privacy({
  store,
  days,
}: {
  readonly store: Store;
  readonly days: number | undefined;
}): Notice {
  const length = days === undefined ? 'For ever: no length of time is set. Counted' : `${days} days`;
  const rows = Object.values<Kept>(kept).map(
    ({ name, what, until, deleted }) => [name, `${what} Kept: ${until(length)} ${deleted}`] as const,
  );
  return {
    title: 'Privacy',
    parts: [
      {
        lines: [
          'This app takes an administrator through multi-factor authentication for the service account of Trend Micro Cloud App Security. Whoever runs it in your organisation answers for what it keeps.',
          'It reads and changes Microsoft 365 with your rights only, while you are signed in. It sends nothing to anybody but Microsoft 365 and your chat.',
        ],
      },
      { heading: 'What is kept, and for how long', lines: [places[store]], rows },
      {
        heading: 'What is not kept',
        lines: [
          'No password, no app password and no whole phone number. Your sign-in is held in memory until it ends, you sign out, or the bot is restarted.',
          'The log of the bot names no person, no account and no text.',
        ],
      },
      {
        heading: 'How to have it deleted',
        lines: [
          'Type “forget me” in the chat: it shows what is kept of you, asks, deletes, and looks again.',
          'Not deleted by it: what was changed in Microsoft 365 and Microsoft’s logs of it; the messages in the chat, which Teams keeps by your organisation’s rules; copies that whoever runs the bot has made of its store; runs of colleagues. From those that were yours before, or that you were asked to take, your name and id are taken out; who holds the phone stays as it was typed.',
        ],
      },
    ],
  };
}

export const terms: Notice = {
  title: 'Terms of use',
  parts: [
    {
      lines: [
        'This app is for administrators of the organisation that runs it, and acts with the rights of whoever is signed in.',
        'What it changes in Microsoft 365 stays changed: from the new password until the app password is saved, Cloud App Security cannot sign in. It says so before.',
        'It is free software under the MIT licence, as it is and without warranty. It is not made by Microsoft or Trend Micro.',
      ],
    },
  ],
};

/** @param isNamed whether the page can name somebody to ask */
export function support(isNamed: boolean): Notice {
  const whom = isNamed
    ? 'Ask here. If the bot has shown you a reference, mention it: by it the log is searched.'
    : 'Ask whoever runs this bot in your organisation. If it has shown you a reference, mention it: by it the log is searched.';
  return {
    title: 'Support',
    parts: [
      { lines: [whom] },
      {
        heading: 'In the chat',
        lines: [
          'Type “help” for everything that the bot does, “status” for where you are, and “enable mfa” to go on: a run is kept over a restart, another device and a week.',
        ],
      },
    ],
  };
}
