/** One thing wrong with the settings. Never holds a value. */
export interface Fault {
  readonly variable: string;
  readonly wrong: string;
  readonly cure: string;
}

/** The settings cannot be used as they are; the message names every fault, one a line, with what to do. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
  constructor(readonly faults: readonly Fault[]) {
    super(
      [
        'The settings cannot be used as they are:',
        ...faults.map(({ variable, wrong, cure }) => `  ${variable} ${wrong}. ${cure}.`),
      ].join('\n'),
    );
  }
}
