import type { OwnPages, PersonalDesk } from '../../dialogs/turn/visit';
import type { OpenStorage } from '../storage';

/** What is kept of a person, as the conversation shows and deletes it. */
export function personalDesk({
  personalData,
  conversations,
  record,
}: Pick<OpenStorage, 'personalData' | 'conversations' | 'record'>): PersonalDesk {
  return {
    async of(person) {
      const isNamed = (await record.namesOf(person)) !== undefined;
      return { ...(await personalData.of(person)), ...(isNamed && { 'record-name': 1 }) };
    },
    async erase(person) {
      await personalData.erase(person);
      await record.forgetNames(person);
      // Also what this process remembers of the address.
      await conversations.forget(person);
    },
  };
}

/** The pages that the bot serves about itself. */
export function ownPages(publicUrl: string): OwnPages {
  return { privacy: `${publicUrl}/privacy`, support: `${publicUrl}/support` };
}
