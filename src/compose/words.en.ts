/** What the terminal says. */

export function ready(chat: string, portal: string): readonly string[] {
  return [
    'The practice tenant is open. Nothing in it is real, and nothing leaves this machine.',
    `  Chat           ${chat}   (type: enable mfa)`,
    `  Its portals    ${portal}`,
    '  Stop           Ctrl-C   (npm start -- --fresh begins with a new tenant)',
  ];
}

export function noPlayground(wanted: boolean, portal: string): readonly string[] {
  return [
    wanted
      ? 'The practice tenant is open, but the chat window (Microsoft 365 Agents Playground) is not installed: npm ci installs it.'
      : 'The practice tenant is open, without a chat window (PLAYGROUND=off).',
    `  Its portals    ${portal}`,
    '  Stop           Ctrl-C',
  ];
}

export function inStates(states: readonly string[] | undefined): readonly string[] {
  return states ? [`  State          ${states.join(', ')}   (until a start with --fresh)`] : [];
}

export function setAside(notice: string | null): readonly string[] {
  return notice === null ? [] : [notice];
}

export function live(port: number): readonly string[] {
  return [`The bot listens on port ${port}.`];
}

export const leftOut = {
  variable: 'PUBLIC_URL and whatever else names a tenant',
  wrong: 'is not set, and this file holds no practice tenant',
  cure: 'To serve a tenant, set what .env.example describes; to practise, say npm ci && npm start where the sources are',
};

export const portTaken =
  'A port is taken: stop the other program, or set PORT, PRACTICE_PORT or PLAYGROUND_PORT to another one.';

export const notStarted = (kind: string) => `The bot could not start: ${kind}`;
