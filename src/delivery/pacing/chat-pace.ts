import type { Chat } from '../../audience/chat.ts';

/** Telegram's advice for one chat: a message a second, and 20 a minute in a group or channel (Bot FAQ, "My bot is hitting limits"). */
export type ChatPace = {
  /** Earliest time (milliseconds since the epoch) at which the chat may get another message; in the past: now. */
  readyAt(chatId: number, kind: Chat['kind']): number;
  /** The same for an answer to somebody there: a few at once are well, only the minute's count is kept. */
  answerAt(chatId: number): number;
  sent(chatId: number, kind: Chat['kind'], at: number): void;
};

const minuteMs = 60_000;

/** Remembers the last second's sends, and the last minute's to groups; chats that have been quiet for longer are forgotten. */
export const createChatPace = (limits = { perChatMs: 1_000, groupPerMinute: 20 }): ChatPace => {
  /** The latest send of each chat, in the order of sending: the oldest stand first. */
  const latest = new Map<number, number>();
  const minutes = new Map<number, number[]>();

  const forget = (now: number) => {
    for (const [chatId, at] of latest) {
      if (at > now - limits.perChatMs) break;
      latest.delete(chatId);
    }
    for (const [chatId, times] of minutes) {
      if ((times.at(-1) ?? 0) > now - minuteMs) break;
      minutes.delete(chatId);
    }
  };

  const answerAt = (chatId: number): number => {
    const times = minutes.get(chatId);
    const oldest = times?.[times.length - limits.groupPerMinute];
    return oldest === undefined ? 0 : oldest + minuteMs;
  };

  return {
    readyAt: (chatId) => {
      const spaced = (latest.get(chatId) ?? -limits.perChatMs) + limits.perChatMs;
      return Math.max(spaced, answerAt(chatId));
    },
    answerAt,
    sent: (chatId, kind, at) => {
      forget(at);
      latest.delete(chatId);
      latest.set(chatId, at);
      if (kind === 'private') return;
      const times = minutes.get(chatId) ?? [];
      minutes.delete(chatId);
      minutes.set(chatId, [...times, at].slice(-limits.groupPerMinute));
    },
  };
};
