/** The store cannot be used as it is; the message says what to do and holds no secret. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}

/** What is kept cannot be read any more. */
export class DataDamaged extends StorageFault {
  constructor(file: string) {
    super(
      `${file} is damaged or is not the bot's: put the whole folder back from a copy, or let DATA_DIR name a new folder.`,
    );
  }
}

/**
 * The store did not answer in time, or only with a failure of its own. After a write this means "perhaps": only the
 * next read decides. Carries no request and no body.
 */
export class StorageUnreachable extends Error {
  override readonly name = 'StorageUnreachable';
  /** @param reason the status and code of the last answer, or the name of what was thrown in its place */
  constructor(readonly reason: string) {
    super(`the store did not answer (${reason})`);
  }
}
