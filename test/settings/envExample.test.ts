import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readSettings } from '../../src/settings';
import { groups } from '../../src/settings/variables';
import { envExample } from '../support/envExample';

describe('.env.example', () => {
  const file = readFileSync(join(__dirname, '../../.env.example'), 'utf8');

  test('is what the variables say: copy the text below into it if it is not', () => {
    expect(file).toBe(envExample());
  });

  test('copied as it is sets nothing, and practice begins', () => {
    const environment = parseEnv(file);
    expect(environment).toEqual({});
    expect(readSettings(environment).mode).toBe('practice');
  });

  test('says of every variable what it is for', () => {
    const kinds = groups.flatMap(({ variables }) => Object.values<{ description?: string }>(variables));
    for (const { description } of kinds) expect(description).toMatch(/\w{3}/);
  });
});
