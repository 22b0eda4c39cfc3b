/** What became of one attempt to send, edit or delete: the closed set that delivery decides on (invariant 6). */
export type Outcome =
  | { kind: 'sent'; messageId: number }
  /** 429: Telegram asks to hold everything this long. */
  | { kind: 'flood'; retryAfterMs: number }
  /** 5xx, reset, time-out, or an answer nobody knows: try again with back-off. `isRefusal`: the last, so it may be this message alone; `isUnreached`: there was no answer of Telegram's at all. */
  | { kind: 'retry'; why: string; isRefusal?: true; isUnreached?: true }
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
  /** Nothing to do any more: the text is the same, the message is gone. */
  | { kind: 'unchanged' };
