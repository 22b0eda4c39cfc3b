import type { ChatPace } from './chat-pace.ts';

/**
 * Tells the pacer whether a 429 is one chat's alone or the whole bot's: Telegram's words are the same for both. How long such a
 * chat then waits is send/own-floods.ts's.
 */
export type Floods = {
  /** A request for a chat, begun at `startedAt`, was not refused. */
  passed(chatId: number | undefined, startedAt: number): void;
  /** Whether a 429 that came now, for a request begun at `startedAt`, is the chat's own; `again`: the one before was so, too, whatever was made of it. */
  judge(chatId: number, startedAt: number, now: number): 'own' | 'again' | 'all';
};

/** Refused chats that are remembered. */
const mostChats = 10_000;
/** What was refused longer ago tells nothing of the next (milliseconds). */
const suspectMs = 30_000;

/**
 * It is a chat's own where it is the second in a row there while others' requests were taken in between, and where the chat
 * has had much of late. If the next one, for another chat, is refused as well before any is taken, it was everybody's all the
 * same: that costs a 429 more, and holds nobody up for another's sake.
 */
export const createFloods = (pace?: Pick<ChatPace, 'isMuch'>): Floods => {
  /** When the latest request that was not refused was begun. */
  let passedFrom = -Infinity;
  /** By chat, when its last request was refused. */
  const refused = new Map<number, number>();
  /** The last that was taken for a chat's own. */
  let suspect: { chatId: number; at: number } | undefined;

  const note = (chatId: number, now: number) => {
    refused.delete(chatId);
    refused.set(chatId, now);
    const [oldest] = refused.keys();
    if (refused.size > mostChats && oldest !== undefined) refused.delete(oldest);
  };

  return {
    passed: (chatId, startedAt) => {
      passedFrom = Math.max(passedFrom, startedAt);
      if (chatId !== undefined) refused.delete(chatId);
    },
    judge: (chatId, startedAt, now) => {
      const before = refused.get(chatId);
      note(chatId, now);
      if (before !== undefined && passedFrom > before) return 'again';
      if (pace?.isMuch(chatId, startedAt) !== true) return 'all';
      const isNextToo =
        suspect !== undefined &&
        suspect.chatId !== chatId &&
        startedAt > suspect.at &&
        now < suspect.at + suspectMs &&
        passedFrom <= suspect.at;
      suspect = { chatId, at: now };
      return isNextToo ? 'all' : 'own';
    },
  };
};
