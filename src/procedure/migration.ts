import type { Instant } from './time';

/**
 * From a Delegate Account to an Authorized Account, as far as Trend Micro's page tells it: "Migrating to Authorized
 * Account for SharePoint Online and OneDrive". `labels` are the console's own, quoted exactly. What stands between the
 * second step and the last is left to that page: older instructions led through SharePoint's ACS permissions, which
 * ended on 2 April 2026.
 */
export const migration = {
  source:
    'https://docs.trendmicro.com/en-us/documentation/article/cloud-app-security-online-help-migrating-to-use-aut_001',
  checkedOn: '2026-11-22',
  steps: [
    { id: 'open', labels: ['Administration', 'Service Account'] },
    { id: 'choose', labels: ['Migration Available', 'Migrate to Use Authorized Account'] },
    { id: 'follow', labels: [] },
    { id: 'messages', labels: ['SharePoint Online protected.', 'OneDrive protected.'] },
  ],
} as const;

export type MigrationStep = (typeof migration)['steps'][number]['id'];

/** Which of the console's messages the administrator has seen. One Delegate Account may serve both services. */
export const seenMessages = ['both', 'sharepoint', 'onedrive'] as const;
export type SeenMessages = (typeof seenMessages)[number];

/** What a run keeps of the way to an Authorized Account; Microsoft 365 shows none of it. */
export interface Migration {
  readonly begunAt: Instant;
  /** When the administrator said that the console does not look as described. */
  readonly differedAt?: Instant;
  /** The administrator's word that it is done. */
  readonly reported?: { readonly seen: SeenMessages; readonly at: Instant };
}

export function readSeen(said: string | undefined): SeenMessages | undefined {
  return seenMessages.find((one) => one === said);
}
