/** Milliseconds; without an end a conversation would stand still. */
export const sendWithin = 30_000;

/** Teams did not take what was sent in time; it may have come through all the same. */
export class SendTimedOut extends Error {
  override readonly name = 'SendTimedOut';
  constructor() {
    super('Teams did not answer in time');
  }
}
