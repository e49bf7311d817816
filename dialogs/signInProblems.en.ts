const again = 'Type “enable mfa” to try again.';

/**
 * Why a sign-in has not come through, by the code of whoever tried it. What is missing here (`step-up`, `cancelled`)
 * is said by the sign-in card itself and by the window that it opens; `consent-needed` has a card of its own.
 */
export const signInProblems: Readonly<Record<string, string | undefined>> = {
  'assertion-expired': `The sign-in that Teams handed over was too old. ${again}`,
  blocked:
    'A conditional access policy of your organisation blocks this app for your account, this device or this place. Ask whoever looks after conditional access, or try from a device that is allowed.',
  'not-the-speaker': `Somebody else signed in than the person who writes to me, so I have kept nothing of it. ${again}`,
  'entra-unreachable': `Microsoft Entra does not answer. Your run is kept. ${again}`,
  misconfigured:
    'I cannot sign in anybody at the moment: Microsoft Entra does not accept my registration. Please tell whoever runs this bot; the log says what is wrong.',
  refused: `Microsoft Entra has refused the sign-in; the reason is in my log. ${again}`,
  'teams-failed': `Teams could not sign you in to this app. ${again} If it happens again, whoever runs this bot should compare its Application ID URI with the app’s manifest.`,
};

export const trouble = {
  notGranted: 'Your organisation has not granted what I need',
  needs: (names: readonly string[]) =>
    `To look at the service account for you I need these permissions of Microsoft Graph: ${names.join(', ')}. I never have more rights than you.`,
  meanwhile:
    'You can also go on without: the checklist shows all 13 steps by hand. I can check none of them, and the report will say so.',
  again: 'Try again',
} as const;
