import { Refusal } from './errors.ts';
import type { ChatState } from './world.ts';

/** Telegram does not say its limits; the sandbox's are as one sets them. Absent: none. */
export type Limits = {
  /** Messages a second, over all chats. */
  perSecond?: number;
  /** Seconds' worth of messages that may come at once after a pause. */
  burstS?: number;
  /** Seconds between two messages in one chat. */
  perChatS?: number;
  /** Messages a minute in one group or channel. */
  perGroupMinute?: number;
  /** Seconds to ask for with a 429: from, to. */
  retryAfterS?: [number, number];
};

/** Refuses with a 429 what is over the limits, and whatever comes before `retry_after` has passed. `now` in milliseconds. */
export const createLimiter = (random: () => number) => {
  let limits: Limits = {};
  let tokens = 0;
  let filledAt = 0;
  let heldUntil = 0;
  const lastInChat = new Map<number, number>();
  const minutes = new Map<number, number[]>();

  const refuse = (now: number, atLeastS = 1): Refusal => {
    const [from, to] = limits.retryAfterS ?? [1, 1];
    const seconds = Math.max(Math.ceil(atLeastS), Math.round(from + random() * (to - from)));
    heldUntil = Math.max(heldUntil, now + seconds * 1_000);
    return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  };

  return {
    set: (next: Limits, now: number) => {
      limits = next;
      tokens = (next.perSecond ?? 0) * (next.burstS ?? 1);
      filledAt = now;
      heldUntil = 0;
    },
    check: (chat: ChatState | undefined, now: number, count = 1) => {
      if (now < heldUntil) {
        const seconds = Math.max(1, Math.ceil((heldUntil - now) / 1_000));
        throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
      }
      const { perSecond, burstS = 1, perChatS, perGroupMinute } = limits;
      if (
        chat !== undefined &&
        perChatS !== undefined &&
        now - (lastInChat.get(chat.id) ?? -Infinity) < perChatS * 1_000
      )
        throw refuse(now);
      if (chat !== undefined && chat.type !== 'private' && perGroupMinute !== undefined) {
        const sent = (minutes.get(chat.id) ?? []).filter((at) => at > now - 60_000);
        if (sent.length >= perGroupMinute) throw refuse(now, ((sent[0] ?? now) + 60_000 - now) / 1_000);
        minutes.set(chat.id, [...sent, now]);
      }
      if (perSecond !== undefined) {
        tokens = Math.min(perSecond * burstS, tokens + ((now - filledAt) / 1_000) * perSecond);
        filledAt = now;
        if (tokens < count) throw refuse(now);
        tokens -= count;
      }
      if (chat !== undefined && perChatS !== undefined) lastInChat.set(chat.id, now);
    },
  };
};
