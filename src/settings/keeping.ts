import { contact, yearsOrOff } from './kinds';

/** How long the bot keeps what is over, and whom people ask. */
export const keeping = {
  KEEP_FINISHED: yearsOrOff('P1D', 'P100Y')
    .default('P1Y')
    .describe(
      'How long ended runs are kept, and chats of people who are not heard any more; a year counts 365 days; off keeps them',
    ),
  SUPPORT_CONTACT: contact
    .optional()
    .describe('Whom the page /support names: a mail address, or an address beginning with https://'),
};
