import { backoff } from '../../runtime/backoff.ts';

/** Longest that a chat waits after floods of its own (milliseconds). */
const longestMs = 3_600_000;

/** How long a chat waits that Telegram refuses again and again while others are taken. Whose a single 429 is pacing/floods.ts tells. */
export type OwnFloods = {
  /** Telegram took a message to this chat. */
  onSent(chatId: number): void;
  /** The chat is gone. */
  forget(chatId: number): void;
  /**
   * The chat's message met a 429. Gives how long the chat is to wait on its own (milliseconds); undefined: as everybody does.
   * A chat that is flooded again, while others' messages were taken, is tried ever more rarely.
   */
  onFlood(chatId: number, retryAfterMs: number): number | undefined;
};

export const createOwnFloods = (): OwnFloods => {
  /** Messages that Telegram took. */
  let accepted = 0;
  /** Chats whose last answer was a flood, with how many in a row while others' messages were taken, and the count at the last. */
  const floods = new Map<number, { inARow: number; accepted: number }>();
  return {
    onSent: (chatId) => {
      accepted++;
      floods.delete(chatId);
    },
    forget: (chatId) => void floods.delete(chatId),
    onFlood: (chatId, retryAfterMs) => {
      const before = floods.get(chatId);
      const isItsOwn = before !== undefined && (accepted > before.accepted || before.inARow > 1);
      const inARow = isItsOwn ? before.inARow + 1 : 1;
      floods.set(chatId, { inARow, accepted });
      if (inARow < 2) return undefined;
      return Math.max(retryAfterMs, backoff(inARow, { first: retryAfterMs, longest: longestMs }));
    },
  };
};
