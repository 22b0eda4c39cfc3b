import type { Chat } from '../audience/chat.ts';

/** Telegram's advice for one chat: a message a second, and 20 a minute in a group or channel (Bot FAQ, "My bot is hitting limits"). */
export type ChatPace = {
  /** Earliest time (milliseconds since the epoch) at which the chat may get another message; in the past: now. */
  readyAt(chatId: number, kind: Chat['kind']): number;
  sent(chatId: number, kind: Chat['kind'], at: number): void;
};

const minuteMs = 60_000;
/** Sends between two sweeps of chats that have been quiet for a minute. */
const sweepEvery = 4_096;

/** Remembers the last minute's sends of each busy chat; quiet chats are forgotten. */
export const createChatPace = (limits = { perChatMs: 1_000, groupPerMinute: 20 }): ChatPace => {
  const times = new Map<number, number[]>();
  let sends = 0;
  const sweep = (now: number) => {
    for (const [chatId, sent] of times) if ((sent.at(-1) ?? 0) < now - minuteMs) times.delete(chatId);
  };
  return {
    readyAt: (chatId, kind) => {
      const sent = times.get(chatId);
      const last = sent?.at(-1);
      if (sent === undefined || last === undefined) return 0;
      const spaced = last + limits.perChatMs;
      const oldest = kind === 'private' ? undefined : sent[sent.length - limits.groupPerMinute];
      return oldest === undefined ? spaced : Math.max(spaced, oldest + minuteMs);
    },
    sent: (chatId, kind, at) => {
      const keep = kind === 'private' ? 1 : limits.groupPerMinute;
      times.set(chatId, [...(times.get(chatId) ?? []), at].slice(-keep));
      if (++sends % sweepEvery === 0) sweep(at);
    },
  };
};
