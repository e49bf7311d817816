import { proven, reported } from '../../src/procedure/finding';
import { writing } from '../../src/procedure/hands';
import type { Phones } from '../../src/procedure/ports/directory';
import { waitsForProof, type Run } from '../../src/procedure/run';
import { accountOf } from '../../src/procedure/require';
import type { Desk, Press, Reply, Stage } from '../../src/procedure/stage';
import type { StageCard } from '../cards/card';
import { orByHand } from '../cards/byHand';
import { toRoles, troubleCard } from '../cards/trouble';
import { phoneCard } from './card';
import { lastTwo, readHolder, readPhone } from './form';
import * as words from './words.en';

/** Step 4: the mobile phone, as contact number and as authentication phone, both read back. */
const byBot: Stage<StageCard> = {
  id: 'phone',
  steps: [4],
  scopes: {
    reads: ['User.Read.All', 'UserAuthMethod-Phone.Read.All'],
    writes: writing.phone,
  },

  async look({ directory, run, typed, places }, notice) {
    const phones = await directory.phones(accountOf(run).id);
    if (!phones.ok) return { kind: 'ask', card: troubleCard(words.title, phones, toRoles(places)) };
    const both = digitsOfBoth(phones.value);
    if (both !== undefined && isOurs(run, both)) {
      return { kind: 'settled', findings: [proven(4, 'phone-registered', phones, { lastTwo: both })] };
    }
    return {
      kind: 'ask',
      card: phoneCard(phones.value, both, notice, typed),
      facts: {
        registered: phones.value.authentication !== undefined,
        was: both ?? '',
        authentication: lastTwo(phones.value.authentication ?? ''),
        contact: lastTwo(phones.value.contact ?? ''),
        signsIn: phones.value.signsIn === true,
      },
    };
  },

  async answer(desk, press) {
    switch (press.verb) {
      case 'keep':
        return keep(desk, press);
      case 'save':
        return save(desk, press);
      case 'change':
        return { kind: 'again', notice: { kind: 'word', code: 'change' } };
      default:
        return { kind: 'again', notice: { kind: 'checked' } };
    }
  },
};

export const phone = orByHand(byBot, {
  words: words.hand,
  link: ({ adminCenter }) => adminCenter,
  // A phone of long ago is there already: it counts when somebody has said that it is the one.
  looksUnasked: waitsForProof,
  async evidence({ directory, run }) {
    const phones = await directory.phones(accountOf(run).id);
    if (!phones.ok) return { kind: 'unknown', because: phones };
    const both = digitsOfBoth(phones.value);
    return both === undefined
      ? { kind: 'not-yet' }
      : { kind: 'proven', findings: [proven(4, 'phone-registered', phones, { lastTwo: both })] };
  },
  word: ({ now }) => ({ findings: [reported(4, 'done-by-hand', now)] }),
});

/** Two digits are all that is kept: when the number before ended in the same ones, they prove nothing. */
function isOurs({ intent }: Run, both: string): boolean {
  return intent?.stage === 'phone' && both === intent.params.lastTwo && both !== intent.params.was;
}

/** The last two digits, when contact number and authentication phone are the same. */
function digitsOfBoth({ contact, authentication }: Phones): string | undefined {
  return contact !== undefined && contact === authentication ? lastTwo(contact) : undefined;
}

async function keep({ directory, run }: Desk, { fields, facts }: Press): Promise<Reply> {
  const holder = readHolder(fields);
  if (typeof holder === 'object') return { kind: 'again', notice: { kind: 'faults', faults: [holder] } };
  const phones = await directory.phones(accountOf(run).id);
  if (!phones.ok) return { kind: 'again', notice: { kind: 'refused', refused: phones } };
  const both = digitsOfBoth(phones.value);
  // Another number than the one on the card is not what the administrator has agreed to.
  if (both === undefined || both !== facts.was) return { kind: 'again', notice: { kind: 'checked' } };
  return {
    kind: 'settled',
    findings: [proven(4, 'phone-registered', phones, { lastTwo: both })],
    change: { phone: { lastTwo: both, holder } },
  };
}

/** What the first look saw stays: only that was there before this run. */
function before(run: Run, { authentication, contact, signsIn }: Press['facts']): Run['before'] {
  if (typeof authentication !== 'string' || typeof contact !== 'string') return run.before;
  return {
    'text-message-sign-in': signsIn === true ? 'on' : 'off',
    'authentication-phone': authentication,
    'contact-number': contact,
    ...run.before,
  };
}

async function save({ directory, run, country }: Desk, press: Press): Promise<Reply> {
  const form = readPhone(press.fields, country);
  if ('faults' in form) return { kind: 'again', notice: { kind: 'faults', faults: form.faults } };
  const { number, holder } = form;
  const { id } = accountOf(run);
  // An act that was cut short, or refused, may have made the first of its two writes: it is not made twice.
  const isHalf = run.intent?.stage === 'phone' || press.facts.contact !== press.facts.authentication;
  const cutShort = isHalf ? await directory.phones(id) : undefined;
  const isContact = cutShort?.ok === true && cutShort.value.contact === number;
  return {
    kind: 'do',
    deed: {
      verb: 'save',
      params: { lastTwo: lastTwo(number), was: press.facts.was ?? '' },
      change: { phone: { lastTwo: lastTwo(number), holder }, before: before(run, press.facts) },
      async act() {
        const contact = isContact ? undefined : await directory.setContactNumber(id, number);
        if (contact?.ok === false) return contact;
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
