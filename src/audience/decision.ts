import type { Chat, Follow } from './chat.ts';

/** Why a chat does not get something: the closed set, as receipts keep it. */
export type SkipReason =
  | 'not following'
  | 'followed later'
  | 'recalled'
  /** The chat has blocked the bot or removed it. */
  | 'gone';

/** Whether a chat gets something now, later or not at all. */
export type Decision =
  | { kind: 'send' }
  /** `until`: milliseconds since the epoch. `why`: the bot may not post there now. */
  | { kind: 'hold'; until: number; why: 'paused' }
  | { kind: 'skip'; why: SkipReason };

/** What is on its way to a chat, as far as that decides. Times in milliseconds since the epoch. */
export type Question = {
  /** Undefined: nothing is known of the chat. */
  chat: Chat | undefined;
  /** How it comes to the chat: by a follow of its source, or addressed to the chat itself; undefined: the follow is gone. */
  by: Follow | 'itself' | undefined;
  /** When it was opened: who followed later does not get it. */
  openedAt: number;
  /** Its publisher has taken it back. */
  isRecalled: boolean;
  now: number;
};

/**
 * The one decision: whether a chat gets what is on its way to it, and when. The fan-out asks it for each slot, the inbox
 * again before it brings what waited. Whether the chat was told of the same event already is a second question, which
 * needs receipts (delivery/receipts/siblings.ts).
 */
export const decide = ({ chat, by, openedAt, isRecalled, now }: Question): Decision => {
  if (isRecalled) return skip('recalled');
  if (chat === undefined || by === undefined) return skip('not following');
  if (by !== 'itself' && by.since > openedAt) return skip('followed later');
  if (chat.state === 'active') return { kind: 'send' };
  // What comes while the bot may not post is kept for a day, and so is what comes while it is out of a group or channel.
  const until = (chat.pausedAt ?? 0) + keptMs;
  const isKept = chat.state === 'paused' || chat.kind !== 'private';
  if (isKept && now < until) return { kind: 'hold', until, why: 'paused' };
  // That a group lets its members write again Telegram tells no bot: so a paused chat is tried once a day.
  return chat.state === 'paused' ? { kind: 'send' } : skip('gone');
};

/** How long news are kept for a chat in which the bot may not post (milliseconds). */
const keptMs = 86_400_000;

const skip = (why: SkipReason): Decision => ({ kind: 'skip', why });
