/** Why a feed cannot be followed or read: the closed set; message/texts has a sentence for each. */
export type FeedFailure =
  | 'bad-address'
  | 'not-found'
  | 'not-a-feed'
  | 'too-big'
  | 'refused-address'
  | 'time-out'
  | 'unreachable'
  | 'denied'
  | 'server-error'
  | 'gone'
  /** The operator of this bot has shut it out. */
  | 'banned'
  /** Telegram's channels have no feed. */
  | 'telegram-channel';

/** The only error that leaves src/feed. Its message is for the log: never a body, a query or a password. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly reason: FeedFailure;
  /** How long the server asks to be left alone, where it says so (Retry-After). */
  readonly retryAfterMs?: number;

  constructor(reason: FeedFailure, message: string = reason, more: { retryAfterMs?: number } = {}) {
    super(message);
    this.reason = reason;
    if (more.retryAfterMs !== undefined) this.retryAfterMs = more.retryAfterMs;
  }
}
