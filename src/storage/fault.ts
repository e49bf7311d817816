/** The store cannot be opened as it is; the message says what to do and holds no secret. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}
