/** What became of one attempt to send, edit or delete: the closed set that delivery decides on (invariant 6). */
export type Outcome =
  /** `more`: ids of the further messages of an album. */
  | { kind: 'sent'; messageId: number; more?: number[] }
  /** 429: Telegram asks to hold everything this long. */
  | { kind: 'flood'; retryAfterMs: number }
  /** 5xx, reset, time-out, or an answer nobody knows: try again with back-off. `isRefusal`: the last, so it may be this message alone; `isUnreached`: there was no answer of Telegram's; `isLost`: nor of anybody else's, so it may have been taken. */
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
  /** Nothing to do any more: the text is the same, the message is gone. */
  | { kind: 'unchanged' };
