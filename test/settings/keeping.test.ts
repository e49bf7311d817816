import { readSettings, SettingsFault } from '../../src/settings';

const day = 24 * 60 * 60 * 1000;

const faults = (environment: Record<string, string>) => {
  try {
    readSettings(environment);
  } catch (thrown) {
    if (thrown instanceof SettingsFault) return thrown.faults.map(({ variable }) => variable);
    throw thrown;
  }
  return [];
};

describe('how long ended runs are kept', () => {
  test.each([
    [undefined, 365 * day],
    ['P1Y', 365 * day],
    ['P3Y', 3 * 365 * day],
    ['P90D', 90 * day],
    ['P6W', 42 * day],
    ['off', undefined],
  ])('%s', (KEEP_FINISHED, expected) => {
    expect(readSettings({ KEEP_FINISHED }).keepFinished).toBe(expected);
  });

  test.each(['P1M', 'P1Y6M', 'PT1H', 'P0D', 'P0Y', 'P101Y', '-P1D', '1 year', 'never'])(
    'is not %s',
    (value) => {
      expect(faults({ KEEP_FINISHED: value })).toEqual(['KEEP_FINISHED']);
    },
  );
});

describe('whom people ask', () => {
  test('is nobody when nothing is set', () => {
    expect(readSettings({}).supportContact).toBeUndefined();
  });

  test.each(['help@contoso.example', 'it.help+mfa@mail.contoso.example', 'https://contoso.example/help?x=1'])(
    'may be %s',
    (SUPPORT_CONTACT) => {
      expect(readSettings({ SUPPORT_CONTACT }).supportContact).toBe(SUPPORT_CONTACT);
    },
  );

  test.each([
    'help',
    'help@contoso',
    'http://contoso.example',
    'javascript:alert(1)',
    'a@b.c?cc=x@y.z',
    'https://u:p@c.example',
  ])('may not be %s', (SUPPORT_CONTACT) => {
    expect(faults({ SUPPORT_CONTACT })).toEqual(['SUPPORT_CONTACT']);
  });
});
