import type { Chat } from '../../audience/chat.ts';

/** Telegram's advice for one chat: a message a second, and 20 a minute in a group or channel (Bot FAQ, "My bot is hitting limits"). Times are milliseconds since the epoch. */
export type ChatPace = {
  /** Earliest time at which the chat may get another message; in the past: now. */
  readyAt(chatId: number, kind: Chat['kind']): number;
  /** The same for an answer to somebody there, or a change of one: a few at once are well. In a group some of the minute's are left to news. */
  answerAt(chatId: number, isChange?: boolean): number;
  sent(chatId: number, kind: Chat['kind'], at: number): void;
  /** A message there was changed: that counts for the second, not for the minute. */
  edited(chatId: number, at: number): void;
  /** Telegram refused a message there, and there alone, and asks to wait until then. */
  refused(chatId: number, at: number, until: number): void;
  /** Whether the chat has had so much of late that it may be refused alone. */
  isMuch(chatId: number, at: number): boolean;
};

const minuteMs = 60_000;
/** Answers to one chat at once. */
const answersAtOnce = 3;
/** For this long after a chat was refused for less no chat is given so many at once (milliseconds). */
const strictMs = 3_600_000;
/** What came longer ago is no reason to refuse a chat alone, unless it is a group that has had this part of a minute's (milliseconds). */
const muchMs = 2_000;
const muchOfMinute = 0.6;

type Last = { at: number; paidAt: number };

/** Remembers the last seconds' sends, and the last minute's to groups; chats that have been quiet for longer are forgotten. */
export const createChatPace = (
  limits = { perChatMs: 1_000, groupPerMinute: 20, answersPerMinute: 15 },
): ChatPace => {
  /** The latest send of each chat, and when it has made up for all of them at one a second; in the order of sending. */
  const latest = new Map<number, Last>();
  const minutes = new Map<number, number[]>();
  const refusedUntil = new Map<number, number>();
  let strictUntil = 0;

  const forget = (now: number) => {
    for (const [chatId, { at, paidAt }] of latest) {
      if (Math.max(at + muchMs, paidAt) > now) break;
      latest.delete(chatId);
    }
    for (const [chatId, times] of minutes) {
      if ((times.at(-1) ?? 0) > now - minuteMs) break;
      minutes.delete(chatId);
    }
    for (const [chatId, until] of refusedUntil) if (until <= now) refusedUntil.delete(chatId);
  };

  /** When a group has had fewer than so many in the minute before. */
  const quotaAt = (chatId: number, most: number): number => {
    const times = minutes.get(chatId);
    const oldest = times?.[times.length - most];
    return oldest === undefined ? 0 : oldest + minuteMs;
  };
  const spacedAt = (chatId: number): number => {
    const last = latest.get(chatId);
    if (last === undefined) return 0;
    const atOnce = last.at < strictUntil ? 1 : answersAtOnce;
    return last.paidAt - (atOnce - 1) * limits.perChatMs;
  };
  const count = (chatId: number, at: number) => {
    forget(at);
    const paidAt = Math.max(at, latest.get(chatId)?.paidAt ?? 0) + limits.perChatMs;
    latest.delete(chatId);
    latest.set(chatId, { at, paidAt });
  };

  return {
    readyAt: (chatId) => {
      const spaced = (latest.get(chatId)?.at ?? -limits.perChatMs) + limits.perChatMs;
      const quota = quotaAt(chatId, limits.groupPerMinute);
      return Math.max(spaced, spacedAt(chatId), quota, refusedUntil.get(chatId) ?? 0);
    },
    answerAt: (chatId, isChange = false) =>
      Math.max(
        spacedAt(chatId),
        isChange ? 0 : quotaAt(chatId, limits.answersPerMinute),
        refusedUntil.get(chatId) ?? 0,
      ),
    sent: (chatId, kind, at) => {
      count(chatId, at);
      if (kind === 'private') return;
      const times = minutes.get(chatId) ?? [];
      minutes.delete(chatId);
      minutes.set(chatId, [...times, at].slice(-limits.groupPerMinute));
    },
    edited: count,
    refused: (chatId, at, until) => {
      refusedUntil.set(chatId, Math.max(until, refusedUntil.get(chatId) ?? 0));
      if (chatId > 0) strictUntil = at + strictMs;
    },
    isMuch: (chatId, at) => {
      const quota = Math.ceil(limits.groupPerMinute * muchOfMinute);
      return (latest.get(chatId)?.at ?? -Infinity) > at - muchMs || quotaAt(chatId, quota) > at;
    },
  };
};
