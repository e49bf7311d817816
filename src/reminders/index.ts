export type { SweepParts } from './attend';
export type { Delivery, SendReason } from './delivery';
export { afterSent, broughtForward, firstReminder, whatNow } from './due';
export type { Reason, WhatNow } from './due';
export { isQuiet, release } from './quietHours';
export { snoozed } from './snooze';
export type { Snooze } from './snooze';
export { createSweep } from './sweep';
export type { Sweep, SweepResult } from './sweep';
