/** What became of a message that the bot sent by itself. */
export type Delivery =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** The person has removed or blocked the bot, or an administrator has: stop. */
  | { readonly kind: 'blocked' }
  /** No address is known, or Teams knows the chat no more and opens no other. */
  | { readonly kind: 'gone' }
  /** Nothing was sent; `after` is the milliseconds until it is worth another try. */
  | { readonly kind: 'later'; readonly after: number }
  /** It may have come through, and may not. */
  | { readonly kind: 'doubt' };
