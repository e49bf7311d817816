/** An administrator who speaks with the bot, as the channel names them after the guard has let them in. */
export interface Person {
  /** The tenant's id, a GUID in lower case. */
  readonly tenantId: string;
  /** The user's object id in Microsoft Entra (`oid`, `from.aadObjectId`), a GUID in lower case. */
  readonly userId: string;
  /** Display name; only for reading, never for deciding. */
  readonly name: string;
}
