import { proven } from '../../src/procedure/finding';
import type { Phones } from '../../src/procedure/ports/directory';
import { accountOf } from '../../src/procedure/require';
import type { Desk, Reply, Stage } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { troubleCard } from '../cards/trouble';
import { phoneCard } from './card';
import { lastTwo, readPhone } from './form';
import * as words from './words.en';

/** Step 4: the mobile phone, as contact number and as authentication phone, both read back. */
export const phone: Stage<StageCard> = {
  id: 'phone',
  steps: [4],
  scopes: {
    reads: ['User.Read.All', 'UserAuthMethod-Phone.Read.All'],
    writes: ['User-Phone.ReadWrite.All', 'UserAuthMethod-Phone.ReadWrite.All'],
  },

  async look({ directory, run, typed }, notice) {
    const phones = await directory.phones(accountOf(run).id);
    if (!phones.ok) return { kind: 'ask', card: troubleCard(words.title, phones) };
    const both = digitsOfBoth(phones.value);
    if (both !== undefined && run.intent?.stage === 'phone' && both === run.intent.params.lastTwo) {
      return { kind: 'settled', findings: [proven(4, 'phone-registered', phones, { lastTwo: both })] };
    }
    return {
      kind: 'ask',
      card: phoneCard(phones.value, both, notice, typed),
      facts: { registered: phones.value.authentication !== undefined },
    };
  },

  async answer(desk, press) {
    switch (press.verb) {
      case 'keep':
        return keep(desk);
      case 'save':
        return save(desk, press);
      case 'change':
        return { kind: 'again', notice: { kind: 'word', code: 'change' } };
      default:
        return { kind: 'again', notice: { kind: 'checked' } };
    }
  },
};

/** The last two digits, when contact number and authentication phone are the same. */
function digitsOfBoth({ contact, authentication }: Phones): string | undefined {
  return contact !== undefined && contact === authentication ? lastTwo(contact) : undefined;
}

async function keep({ directory, run, person }: Desk): Promise<Reply> {
  const phones = await directory.phones(accountOf(run).id);
  if (!phones.ok) return { kind: 'again', notice: { kind: 'refused', refused: phones } };
  const both = digitsOfBoth(phones.value);
  if (both === undefined) return { kind: 'again', notice: { kind: 'checked' } };
  return {
    kind: 'settled',
    findings: [proven(4, 'phone-registered', phones, { lastTwo: both })],
    change: { phone: { lastTwo: both, holder: person.name } },
  };
}

async function save(
  { directory, run, country }: Desk,
  press: Parameters<Stage<StageCard>['answer']>[1],
): Promise<Reply> {
  const form = readPhone(press.fields, country);
  if ('faults' in form) return { kind: 'again', notice: { kind: 'faults', faults: form.faults } };
  const { number, holder } = form;
  const { id } = accountOf(run);
  return {
    kind: 'do',
    deed: {
      verb: 'save',
      params: { lastTwo: lastTwo(number) },
      change: { phone: { lastTwo: lastTwo(number), holder } },
      async act() {
        const contact = await directory.setContactNumber(id, number);
        if (!contact.ok) return contact;
        const registered = await directory.setAuthenticationPhone(
          id,
          number,
          press.facts.registered === true,
        );
        return registered.ok ? undefined : registered;
      },
    },
  };
}
