import { readSettings, SettingsFault } from '../../src/settings';

/** The least that a live bot is set up with. */
export const liveVariables = {
  PUBLIC_URL: 'https://bot.example.com',
  BOT_ID: '11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  BOT_TENANT_ID: '22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
  BOT_PASSWORD: 'bot-secret',
  AAD_APP_CLIENT_ID: '33333333-cccc-4ccc-8ccc-cccccccccccc',
  AAD_APP_CLIENT_SECRET: 'app-secret',
} as const;

/** What is said to be wrong, a variable a line. */
export function wrong(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(environment);
  } catch (thrown) {
    if (thrown instanceof SettingsFault)
      return thrown.faults.map((fault) => `${fault.variable} ${fault.wrong}`);
    throw thrown;
  }
  return [];
}
