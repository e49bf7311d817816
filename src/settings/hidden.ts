import { inspect } from 'node:util';

const hidden = '[hidden]';

/** A setting that must not be seen: JSON, templates, string conversion and `util.inspect` all yield `[hidden]`. */
export class Hidden {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** Hands the value to whoever needs it, for one call. */
  use<T>(take: (value: string) => T): T {
    return take(this.#value);
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
