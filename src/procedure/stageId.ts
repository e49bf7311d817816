/** The rooms of the conversation; their order stands with the conversation's table of contents. */
export type StageId =
  | 'checklist'
  | 'sign-in'
  | 'find-account'
  | 'migration'
  | 'plan'
  | 'phone'
  | 'password'
  | 'per-user-mfa'
  | 'my-account'
  | 'app-password'
  | 'cloud-app-security'
  | 'confirmation';
