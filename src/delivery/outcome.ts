/** What became of one attempt to send, edit or delete: the closed set that delivery decides on (invariant 6). */
export type Outcome =
  /** `more`: ids of the further messages of an album. */
  | { kind: 'sent'; messageId: number; more?: number[] }
  /** 429: Telegram asks to wait this long. Whether that is for the chat or for everybody it does not say (pacing/floods.ts). */
  | { kind: 'flood'; retryAfterMs: number }
  /**
   * To be tried again with back-off: a 5xx, a reset, a time-out, or a 4xx that nobody knows. `isRefusal`: such a 4xx, so it may be
   * this message alone. `isUnreached`: no answer came from Telegram itself. `isLost`: no answer came at all, so the message may
   * have been taken.
   */
  | { kind: 'retry'; why: string; isRefusal?: true; isUnreached?: true; isLost?: true }
  /** Blocked, kicked, deleted: the chat's follows go dormant. */
  | { kind: 'gone'; why: string }
  /** The group became a supergroup with this id. */
  | { kind: 'migrated'; chatId: number }
  /** The bot may not post there: pause the chat, tell the admin who connected it. */
  | { kind: 'no-rights'; why: string }
  | { kind: 'topic-closed'; why: string }
  /** The picture cannot be had. */
  | { kind: 'bad-picture'; why: string }
  /** Our markup was refused: a defect of ours. */
  | { kind: 'bad-markup'; why: string }
  | { kind: 'too-long'; why: string }
  /** The message to be copied is gone, or of a kind that cannot be copied. */
  | { kind: 'uncopyable'; why: string }
  /** Whoever posts is no administrator there who may post. */
  | { kind: 'not-allowed'; why: string }
  /** The message itself cannot be changed or deleted (any more): it is too old for that, or of another kind. */
  | { kind: 'unchangeable'; why: string }
  /** Nothing to do any more: the text is the same, or (`isMissing`) the message is gone. */
  | { kind: 'unchanged'; isMissing?: true };
