/**
 * The procedure: the 13 steps of Trend Micro's article KA-0009723 (formerly 1123706, 4 September 2019) as data.
 * `place` says where a person would do the step by hand; `labels` are the article's own, quoted exactly.
 * The sentences that an administrator reads stand with the words of the conversation.
 */
export const steps = [
  { number: 1, place: 'admin-center', labels: [] },
  { number: 2, place: 'admin-center', labels: ['Users', 'Active Users'] },
  { number: 3, place: 'admin-center', labels: ['Cloud App Security Service Account for SharePoint'] },
  { number: 4, place: 'admin-center', labels: ['Manage Contact Information'] },
  { number: 5, place: 'admin-center', labels: ['Let Me Create the Password'] },
  { number: 6, place: 'admin-center', labels: ['Manage Multi-Factor Authentication'] },
  { number: 7, place: 'per-user-mfa', labels: ['enable multi-factor auth'] },
  { number: 8, place: 'my-account', labels: [] },
  { number: 9, place: 'security-info', labels: ['Security info', 'Add sign-in method', 'App password'] },
  { number: 10, place: 'security-info', labels: ['Cloud App Security'] },
  { number: 11, place: 'security-info', labels: ['copy password to clipboard'] },
  { number: 12, place: 'cloud-app-security', labels: ['Administration', 'Service Account'] },
  { number: 13, place: 'cloud-app-security', labels: ['Change Password'] },
] as const;

export type StepNumber = (typeof steps)[number]['number'];
export type Place = (typeof steps)[number]['place'];

export const stepCount = steps.length;
