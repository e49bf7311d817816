import type { Office } from './office';
import { serviceAccount, ServicePerson } from './servicePerson';

export const goodPassword = 'Tr0ub4dor-and-3';
export const goodPhone = '+1 206 555 0123';

/** The cards of a run, in order, each by its stage. */
export const cards = {
  'find-account': 'Which one is the service account?',
  plan: 'Before anything is changed',
  phone: 'Which mobile phone gets the codes?',
  password: 'A new password for the service account',
  'my-account': 'Sign in once as the service account',
  'app-password': 'Create the app password',
  'cloud-app-security': 'Save the app password in Cloud App Security',
} as const;
export type CardName = keyof typeof cards;
export const cardNames = Object.keys(cards) as CardName[];

/** An administrator and a person at the service account's portals, who do everything right. */
export class Journey {
  readonly person: ServicePerson;

  constructor(private readonly office: Office) {
    this.person = new ServicePerson(office.world, () => office.clock.now());
  }

  /** From the beginning to a card. */
  async to(card: CardName): Promise<void> {
    await this.office.admin.says('enable mfa');
    await this.on(cardNames.slice(0, cardNames.indexOf(card)));
  }

  /** From the card that is shown to the report. */
  async fromHere(card: CardName): Promise<void> {
    await this.on(cardNames.slice(cardNames.indexOf(card)));
  }

  /** Answers these cards, one after the other; each has to be the one that is shown. */
  async on(names: readonly CardName[]): Promise<void> {
    for (const name of names) {
      const seen = this.office.admin.sees();
      if (!seen.includes(cards[name])) throw new Error(`expected the card “${cards[name]}”, saw:\n${seen}`);
      await this.answer(name);
    }
  }

  /** Fills in the card in front of the administrator, and does what it asks a person to do elsewhere. */
  readonly prepares: Readonly<Record<CardName, () => Promise<void>>> = {
    'find-account': async () => this.fills({ account: serviceAccount(this.office.world).id }),
    plan: async () => undefined,
    phone: async () => this.fills({ phone: goodPhone, holder: 'Sam Phone' }),
    password: async () => this.fills({ password: goodPassword, passwordAgain: goodPassword }),
    'my-account': async () => {
      this.person.signsIn(goodPassword);
      await this.office.clock.advance(60_000);
    },
    'app-password': async () => {
      this.person.createsAppPassword();
      await this.office.clock.advance(60_000);
    },
    'cloud-app-security': async () => this.person.savesItInTheConsole(),
  };

  private fills(fields: Readonly<Record<string, string>>): void {
    this.office.admin.fills(fields);
  }

  private async answer(name: CardName): Promise<void> {
    const { admin, clock } = this.office;
    await this.prepares[name]();
    await admin.presses(buttons[name]);
    if (name !== 'cloud-app-security') return;
    await clock.advance(120_000);
    await admin.presses('Check again');
  }
}

/** The button that goes forward, by card. */
export const buttons: Readonly<Record<CardName, string>> = {
  'find-account': 'Take this one',
  plan: 'Go on',
  phone: 'Save the phone',
  password: 'Set the password',
  'my-account': 'Signed in: check it',
  'app-password': 'Created and copied: check it',
  'cloud-app-security': 'Saved: check it',
};
