import { inspect } from 'node:util';

const hidden = '[secret]';

/**
 * A value that must not be seen: it lives for one act and shows itself to nobody but `reveal`.
 * JSON, templates, string conversion and `util.inspect` all yield `[secret]`.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Called in one file only, where the value leaves for Microsoft Graph; a test watches this. */
  reveal(): string {
    return this.#value;
  }

  toJSON(): string {
    return hidden;
  }

  toString(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }
}
