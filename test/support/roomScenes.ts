import { findingLines } from '../../dialogs/cards/findings.en';
import { refusalCodes } from '../../src/procedure/answer';
import type { Account } from '../../src/procedure/account';
import type { SeenMessages } from '../../src/procedure/migration';
import type { Readings } from '../../src/procedure/ports/directory';
import type { PurviewSearch } from '../../src/procedure/purview';
import type { Desk, Notice, Press } from '../../src/procedure/stage';
import type { StageId } from '../../src/procedure/stageId';
import { refused, seen, someDirectory, noReadings } from './someDirectory';
import { badReadings, doubtfulReadings } from './someReadings';
import { serviceAccount } from './somePeople';
import { allFindings, begunAt, confirmed, now, someRun } from './someRun';

/** One way in which a room comes to show a card. */
export interface Scene {
  readonly stage: StageId;
  readonly name: string;
  readonly desk?: Partial<Desk>;
  /** How the card before was answered. */
  readonly press?: Pick<Press, 'verb'> & Partial<Press>;
  /** Why it is shown again, where no answer of this room led to it. */
  readonly notice?: Notice;
  readonly news?: readonly string[];
}

/** What somebody might call an account to be misread. */
export const hostileNames = [
  '**Global** _Administrator_ `x`',
  '[Cloud App Security](http://evil.example)',
  '{{DATE(2026-01-01T00:00:00Z, SHORT)}} {{TIME(2026-01-01T00:00:00Z)}}',
  '{{DATE(nonsense)}}',
  'حساب خدمة \u202egnp.exe\u202c',
  'line one\r\n# line two',
  'x'.repeat(256),
] as const;

const named = (displayName: string, index: number): Account => ({
  ...serviceAccount,
  id: `33333333-3333-4333-8333-${String(index).padStart(12, '0')}`,
  displayName,
  userPrincipalName: `${'u'.repeat(60)}${index}@contoso.example`,
});

const hostile = hostileNames.map(named);
const odd: Account = {
  ...named('Somebody', 98),
  ...{ accountEnabled: false, isGuest: true, isSynchronised: true },
};
const crowd = Array.from({ length: 25 }, (_, index) => named(`Account ${'y'.repeat(240)}`, index));
const ids = (accounts: readonly Account[]) => accounts.map(({ id }) => id);
const finds = (...accounts: readonly Account[]) => ({
  directory: someDirectory({
    findServiceAccounts: async () => seen({ accounts, more: accounts.length > 20 }),
  }),
});
const searches = (...accounts: readonly Account[]) => ({
  directory: someDirectory({
    findServiceAccounts: async () => seen({ accounts: [], more: false }),
    search: async () => seen({ accounts, more: accounts.length > 20 }),
    account: async () => seen(serviceAccount),
  }),
});

const findAccount: readonly Omit<Scene, 'stage'>[] = [
  { name: 'one', desk: finds(serviceAccount) },
  ...hostile.map((account, index) => ({ name: `one, hostile ${index}`, desk: finds(account) })),
  { name: 'one, odd in every way', desk: finds(odd) },
  { name: 'several', desk: finds(serviceAccount, odd, ...hostile) },
  { name: 'many', desk: finds(...crowd) },
  { name: 'none', desk: finds() },
  { name: 'other account', desk: finds(serviceAccount), press: { verb: 'search-first' } },
  { name: 'nothing typed', desk: finds(serviceAccount), press: { verb: 'search', fields: { name: ' ' } } },
  ...hostileNames.map((name, index) => ({
    name: `searched in vain ${index}`,
    desk: searches(),
    press: { verb: 'search', fields: { name } },
  })),
  {
    name: 'found',
    desk: searches(serviceAccount, odd),
    press: { verb: 'search', fields: { name: 'Cloud' } },
  },
  {
    name: 'nothing chosen',
    desk: finds(serviceAccount, odd),
    press: { verb: 'choose', accounts: ids([serviceAccount, odd]) },
  },
  {
    name: 'one’s own',
    desk: { ...finds(serviceAccount, odd), person: { tenantId: '', userId: odd.id, name: 'Odd' } },
    press: { verb: 'choose', fields: { account: odd.id }, accounts: ids([serviceAccount, odd]) },
  },
  {
    name: 'user name differs',
    desk: searches(serviceAccount),
    press: {
      ...{ verb: 'choose', accounts: ids([serviceAccount]), facts: { searched: 'Cloud' } },
      fields: { account: serviceAccount.id, userName: 'other@contoso.example' },
    },
  },
];

const reads = (readings: Partial<Readings>) =>
  someDirectory({ readings: async () => ({ ...badReadings, ...readings }) });

const begun = { begunAt } as const;
const migrated = (seen: SeenMessages) => someRun({ migration: { ...begun, reported: { seen, at: now } } });
const onMigration = someRun({ migration: begun });

const migration: readonly Omit<Scene, 'stage'>[] = [
  { name: 'begun', desk: { run: onMigration } },
  { name: 'looks different', desk: { run: someRun({ migration: { ...begun, differedAt: now } }) } },
  {
    name: 'nothing chosen',
    desk: { run: onMigration },
    press: { verb: 'done' },
  },
  {
    name: 'no message yet',
    desk: { run: onMigration },
    press: { verb: 'done', fields: { seen: 'none' } },
  },
];

const plan: readonly Omit<Scene, 'stage'>[] = [
  { name: 'nothing may be written', desk: { lacks: (names) => names } },
  { name: 'migrated', desk: { run: migrated('both') } },
  { name: 'migrated half', desk: { run: migrated('sharepoint') } },
  {
    name: 'migrated half, everything wrong',
    desk: { run: migrated('onedrive'), directory: reads({}) },
  },
  { name: 'all well', news: findingLines(allFindings('proven').slice(0, 3)) },
  { name: 'everything wrong', desk: { directory: reads({}) } },
  ...(
    [
      { id: '22222222-2222-4222-8222-222222222222' },
      { isGuest: true },
      { isSynchronised: true },
      { accountEnabled: false },
      { isProtected: true },
    ] satisfies readonly Partial<Account>[]
  ).map((but) => ({
    name: Object.keys(but).join(),
    desk: { directory: reads({ account: seen({ ...serviceAccount, ...but }) }) },
  })),
  {
    name: 'nothing could be read',
    desk: { directory: reads(noReadings()) },
  },
  { name: 'doubtful in every way', desk: { directory: reads(doubtfulReadings) } },
  {
    name: 'no app passwords, on the word',
    desk: { run: someRun({ appPasswords: { allowed: false, at: now } }) },
  },
  {
    name: 'app passwords, on the word',
    desk: { run: someRun({ appPasswords: { allowed: true, at: now } }) },
  },
  { name: 'roles of its own', desk: { directory: reads({ accountRoles: seen(['any']) }) } },
  {
    name: 'colleagues and a hostile account',
    desk: {
      run: someRun(confirmed(hostile[0])),
      others: () =>
        Promise.resolve(hostileNames.map((name) => ({ ...someRun(), owner: { ...someRun().owner, name } }))),
    },
  },
];

const phones = (contact: string | undefined, authentication: string | undefined) => ({
  directory: someDirectory({ phones: async () => seen({ contact, authentication }) }),
});
const types = (typed: string, holder = 'Sam') => ({
  press: { verb: 'save', fields: { phone: typed, holder } },
});

const phone: readonly Omit<Scene, 'stage'>[] = [
  { name: 'none yet', news: findingLines(allFindings('proven')) },
  { name: 'half written', desk: phones('+12065550123', undefined) },
  { name: 'the other half', desk: phones(undefined, '+12065550123') },
  { name: 'in both places', desk: phones('+12065550123', '+12065550123') },
  { name: 'another one', desk: phones('+12065550123', '+12065550123'), press: { verb: 'change' } },
  { name: 'missing', ...types('', '') },
  { name: 'without country', ...types('206 555 0123') },
  { name: 'unreadable', ...types('+x') },
  { name: 'invalid', ...types('+1 000 000 0000') },
  { name: 'with extension', ...types('+1 206 555 0123 ext. 5') },
  { name: 'hostile', ...types(hostileNames[2], hostileNames[1]) },
];

const sets = (password: string, passwordAgain = password) => ({
  press: { verb: 'save', fields: { password, passwordAgain } },
});

const password: readonly Omit<Scene, 'stage'>[] = [
  { name: 'asked' },
  {
    name: 'may expire',
    desk: {
      directory: someDirectory({
        account: async () => seen({ ...serviceAccount, passwordNeverExpires: false }),
      }),
    },
  },
  { name: 'missing', ...sets('') },
  { name: 'short', ...sets('Aa1!') },
  { name: 'long', ...sets('Aa1!'.repeat(65)) },
  { name: 'character', ...sets('Pässwort-123') },
  { name: 'simple', ...sets('passwordpassword') },
  { name: 'has the name', ...sets('tmcassp_0123456789abcdef0123456789012345-A') },
  { name: 'differs', ...sets('Tr0ub4dor-and-3', 'Tr0ub4dor-and-4') },
  { name: 'kept?', press: { verb: 'set-already' } },
  {
    name: 'kept, and never changed?',
    press: { verb: 'set-already' },
    desk: {
      directory: someDirectory({
        account: async () => seen({ ...serviceAccount, lastPasswordChange: undefined }),
      }),
    },
  },
];

const states = ['disabled', 'enabled', 'unknown'] as const;

const perUserMfa: readonly Omit<Scene, 'stage'>[] = states.map((state) => ({
  ...{ name: state, notice: { kind: 'checked' } },
  desk: { directory: someDirectory({ perUserMfa: async () => seen(state) }) },
}));

const guided = ['my-account', 'app-password', 'cloud-app-security'] as const;
const logsRefused = someDirectory({
  signIns: async () => refused('premium-missing'),
  appPasswordsCreated: async () => refused('role-missing-for-logs'),
});

/** App passwords of five earlier attempts. */
const withOldOnes = someDirectory({
  appPasswordsCreated: async () => seen(Array<string>(5).fill('2026-11-01T09:00:00Z')),
});

/** The account's newest sign-in failed, on either way of signing in. */
const turnedAway = (errorCode: number) =>
  someDirectory({
    signIns: async () =>
      seen([true, false].map((isLegacyClient) => ({ at: now, errorCode, isLegacyClient, withCode: false }))),
  });
/** A search of Purview's audit log has said that SharePoint does not let anybody in this way any more. */
const blocked: PurviewSearch = {
  ...{ id: 'search-1', since: begunAt, askedAt: now, isOver: true },
  turnedAway: {
    ...{ door: 'console', code: 'legacy-retired', at: now },
    operation: 'IDCRLBlockedDueToSoftEnforcement',
  },
};
const failures = [50126, 50053, 500121, 50079, 53003, 530035, 50057, 50055, 90094];

const backTo = someDirectory({
  readBack: async () => ({
    account: seen(serviceAccount),
    phones: seen({ contact: '+12065550199', authentication: undefined }),
    perUserMfa: seen('disabled'),
  }),
});

/** A Microsoft 365 that refuses every look. */
const refusing = (code: (typeof refusalCodes)[number], retryAfter?: number) => {
  const answer = refused(code, retryAfter);
  const no = async () => answer;
  return someDirectory({
    ...{ me: no, findServiceAccounts: no, account: no, phones: no, perUserMfa: no },
  });
};
const looks = ['sign-in', 'find-account', 'phone', 'password', 'per-user-mfa'] as const;
const asks = ['find-account', 'phone', 'password'] as const;
const notices: readonly Notice[] = [
  ...refusalCodes.map((code) => ({ kind: 'refused', refused: refused(code) }) as const),
  { kind: 'unclear' },
  { kind: 'written' },
  { kind: 'signed-out' },
  { kind: 'checked' },
];

const rooms: Readonly<Partial<Record<StageId, readonly Omit<Scene, 'stage'>[]>>> = {
  'find-account': findAccount,
  migration,
  plan,
  phone,
  password,
  'per-user-mfa': perUserMfa,
};

/** A sign-in that carries no permission to change anything. */
const lacksWriting: Pick<Desk, 'lacks'> = {
  lacks: (names) => names.filter((name) => name.includes('Write')),
};
const byHand: readonly Scene[] = (['phone', 'password', 'per-user-mfa'] as const).flatMap((stage) => [
  { stage, name: 'by hand', desk: lacksWriting },
  { stage, name: 'by hand, not yet', desk: lacksWriting, notice: { kind: 'checked' } },
  { stage, name: 'by hand, asked for in vain', desk: lacksWriting, notice: { kind: 'widened' } },
  {
    ...{ stage, name: 'by hand, unread', notice: { kind: 'checked' } },
    desk: { ...lacksWriting, directory: refusing('forbidden') },
  },
]);

const checklist: readonly Scene[] = [
  { stage: 'checklist', name: 'at first', desk: { run: someRun({ hands: 'checklist' }) } },
  {
    ...{ stage: 'checklist', name: 'some are ticked' },
    desk: { run: someRun({ hands: 'checklist', findings: allFindings('reported').slice(0, 5) }) },
  },
  {
    ...{ stage: 'checklist', name: 'all are ticked' },
    desk: { run: someRun({ hands: 'checklist', findings: allFindings('reported') }) },
  },
];

/** Every way in which a room shows a card, as far as cards differ by it. */
export const roomScenes: readonly Scene[] = [
  ...byHand,
  ...checklist,
  {
    ...{ stage: 'sign-in', name: 'somebody else' },
    desk: { person: { tenantId: '', userId: 'somebody-else', name: 'Eve' } },
  },
  ...Object.entries(rooms).flatMap(([stage, scenes]) =>
    scenes.map((scene) => ({ ...scene, stage: stage as StageId })),
  ),
  ...guided.flatMap((stage): readonly Scene[] => [
    { stage, name: 'first' },
    { stage, name: 'hostile user name', desk: { run: someRun(confirmed(hostile[0])) } },
    { stage, name: 'not yet', press: { verb: 'check' } },
    { stage, name: 'cannot be read', press: { verb: 'check' }, desk: { directory: logsRefused } },
  ]),
  { stage: 'app-password', name: 'old ones', desk: { directory: withOldOnes } },
  {
    ...{ stage: 'app-password', name: 'old ones, not yet', press: { verb: 'check' } },
    desk: { directory: withOldOnes },
  },
  ...(['my-account', 'cloud-app-security'] as const).flatMap((stage) =>
    failures.map((code) => ({
      ...{ stage, name: `turned away, ${code}`, press: { verb: 'check' } },
      desk: { directory: turnedAway(code), run: someRun({ gapOpenedAt: begunAt, savedAt: begunAt }) },
    })),
  ),
  {
    ...{ stage: 'cloud-app-security', name: 'turned away, retired', press: { verb: 'check' } },
    desk: { run: someRun({ gapOpenedAt: begunAt, savedAt: begunAt, purview: blocked }) },
  },
  {
    ...{ stage: 'confirmation', name: 'changed back' },
    desk: {
      directory: backTo,
      run: someRun({
        findings: allFindings('proven'),
        phone: { lastTwo: '23', holder: 'Sam' },
        endedAt: now,
      }),
    },
  },
  ...looks.flatMap((stage) =>
    refusalCodes.map((code) => ({
      ...{ stage, name: `refused, ${code}` },
      desk: { directory: refusing(code, code === 'throttled' ? 30 : undefined) },
    })),
  ),
  ...asks.flatMap((stage) =>
    notices.map((notice) => ({
      ...{
        stage,
        name: notice.kind === 'refused' ? `again, ${notice.refused.code}` : `again, ${notice.kind}`,
      },
      notice,
    })),
  ),
];
