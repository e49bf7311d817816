import * as appPassword from '../../dialogs/app-password/words.en';
import * as console from '../../dialogs/cloud-app-security/words.en';
import * as findAccount from '../../dialogs/find-account/words.en';
import * as myAccount from '../../dialogs/my-account/words.en';
import * as password from '../../dialogs/password/words.en';
import * as phone from '../../dialogs/phone/words.en';
import * as plan from '../../dialogs/plan/words.en';
import type { Office } from './office';
import { serviceAccount, ServicePerson } from './servicePerson';

export const goodPassword = 'Tr0ub4dor-and-3';
export const goodPhone = '+1 206 555 0123';

/** The cards of a run, in order, each by its stage. */
export const cards = {
  'find-account': findAccount.choose.title,
  plan: plan.title,
  phone: phone.title,
  password: password.title,
  'my-account': myAccount.words.title,
  'app-password': appPassword.words.title,
  'cloud-app-security': console.words.title,
} as const;
export type CardName = keyof typeof cards;
export const cardNames = Object.keys(cards) as CardName[];

/** The button that goes forward, by card. */
export const buttons: Readonly<Record<CardName, string>> = {
  'find-account': findAccount.choose.yes,
  plan: plan.actions.go,
  phone: phone.save,
  password: password.save,
  'my-account': myAccount.words.check,
  'app-password': appPassword.words.check,
  'cloud-app-security': console.words.check,
};

/** An administrator and a person at the service account's portals, who do everything right. */
export class Journey {
  readonly person: ServicePerson;

  /** @param way how buttons reach the bot: `Action.Execute`, or `Action.Submit` on an old client */
  constructor(
    private readonly office: Pick<Office, 'admin' | 'world' | 'clock'>,
    private readonly way: 'presses' | 'submits' = 'presses',
  ) {
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
    const forward = buttons[name];
    await admin[this.way](admin.choices().includes(forward) ? forward : console.words.checkAgain);
    if (name !== 'cloud-app-security') return;
    await clock.advance(120_000);
    await admin[this.way](console.words.checkAgain);
  }
}
