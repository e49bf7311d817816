/** When a person is not to be disturbed, by the clock on their own wall. */
export interface QuietHours {
  /** Minutes after midnight at which quiet begins, 0 to 1439. */
  readonly from: number;
  /** Minutes after midnight at which it ends; before `from` it is that of the next day, equal to it no hour is quiet. */
  readonly to: number;
  /** Whether Saturday and Sunday are quiet from midnight to midnight. */
  readonly weekends: boolean;
}

/** When an unfinished run, or an old app password, is reminded of. All lengths are milliseconds. */
export interface ReminderSettings {
  /** From the last thing that the person did to the first reminder … */
  readonly remindAfter: number;
  /** … and while Cloud App Security cannot sign in: the shorter of the two counts. */
  readonly remindAfterGap: number;
  /** From the last thing that the person did to the word that no more reminders come. */
  readonly remindFor: number;
  /** Between two looks at what is due. */
  readonly sweepEvery: number;
  /** `undefined`: any hour will do. */
  readonly quietHours: QuietHours | undefined;
  /** The age at which an app password is to be replaced by a new one; nobody is reminded of it when not given. */
  readonly rotateAfter?: number | undefined;
}
